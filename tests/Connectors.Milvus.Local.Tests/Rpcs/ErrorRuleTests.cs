using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Rpcs;

/// <summary>The usual mistakes, each with Milvus's code, the legacy code that belongs to it, and a part of Milvus's words.</summary>
public sealed class ErrorRuleTests
{
    private const ErrorCode Unexpected = ErrorCode.UnexpectedError;
    private const ErrorCode Illegal = ErrorCode.IllegalArgument;

    private static readonly (string Rule, int Code, ErrorCode Legacy, string Reason, Func<LocalFile, Task<Status?>> Mistake)[] Rules =
    [
        ("describe a missing collection", 100, ErrorCode.CollectionNotExists, "can't find collection[database=default][collection=x]", file => Ask(file, MilvusRpcs.DescribeCollection, new() { CollectionName = "x" })),
        ("insert into a missing collection", 100, ErrorCode.CollectionNotExists, "can't find collection[database=default][collection=x]", file => Ask(file, MilvusRpcs.Insert, Samples.Insert("x"))),
        ("rename a missing collection", 100, ErrorCode.CollectionNotExists, "collection not found[database=default][collection=x]", file => Ask(file, MilvusRpcs.RenameCollection, new() { OldName = "x", NewName = "y" })),
        ("empty collection name", 1100, Illegal, "collection name should not be empty", file => Ask(file, MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema("")))),
        ("collection name with a digit first", 1100, Illegal, "Invalid collection name: 1a. the first character of a collection name must be an underscore or letter", file => Ask(file, MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema("1a")))),
        ("collection name with a dash", 1100, Illegal, "can only contain numbers, letters and underscores", file => Ask(file, MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema("a-b")))),
        ("long collection name", 1100, Illegal, "must be less than 255 characters", file => Ask(file, MilvusRpcs.CreateCollection, Samples.Create(Samples.Schema(new string('a', 256))))),
        ("partition name with a dot", 65535, Unexpected, "Invalid partition name: a.b. Partition name can only contain numbers, letters and underscores.", file => Ask(file, MilvusRpcs.CreatePartition, new() { CollectionName = "c", PartitionName = "a.b" })),
        ("empty partition name", 65535, Unexpected, "Partition name should not be empty", file => Ask(file, MilvusRpcs.CreatePartition, new() { CollectionName = "c" })),
        ("database name", 802, Unexpected, "invalid database name[database=1x]", file => Ask(file, MilvusRpcs.CreateDatabase, new() { DbName = "1x" })),
        ("missing database", 800, Unexpected, "database not found[database=x]", file => Ask(file, MilvusRpcs.DescribeDatabase, new() { DbName = "x" })),
        ("field name", 1701, Unexpected, "Invalid field name: 1f. The first character of a field name must be an underscore or letter.", file => Create(file, field => field.Name = "1f")),
        ("field named like a keyword", 1701, Unexpected, "like is keyword in milvus.", file => Create(file, field => field.Name = "like")),
        ("create twice with different parameters", 65535, Unexpected, "create duplicate collection with different parameters, collection: c", file => Ask(file, MilvusRpcs.CreateCollection, Changed("c", field => field.TypeParams[0].Value = "9"))),
        ("varchar without a length", 65535, Unexpected, "type param(max_length) should be specified", file => Create(file, field => field.TypeParams.Clear())),
        ("varchar too long", 1100, Illegal, "should be in (0, 65535], but got 65536 instead", file => Create(file, field => field.TypeParams[0].Value = "65536")),
        ("duplicated field", 65535, Unexpected, "duplicated field name id found", file => Create(file, field => field.Name = "id")),
        ("load without any index", 700, ErrorCode.IndexNotExist, "index not found", async file => { await Samples.CreateAsync(file, "n"); return await Ask(file, MilvusRpcs.LoadCollection, new() { CollectionName = "n" }); }),
        ("load fields without the key", 1100, Illegal, "load field list [v] does not contain primary key field id", file => Ask(file, MilvusRpcs.LoadCollection, new() { CollectionName = "c", LoadFields = { "v" } })),
        ("second index on a vector field", 1100, Illegal, "CreateIndex failed: at most one distinct index is allowed per field", file => Ask(file, MilvusRpcs.CreateIndex, Samples.Index("c", "IP"))),
        ("drop the index of a loaded collection", 65535, Unexpected, "vector index cannot be dropped on loaded collection", file => Ask(file, MilvusRpcs.DropIndex, new() { CollectionName = "c", IndexName = "v_index" })),
        ("segments of a missing index", 700, ErrorCode.IndexNotExist, "index not found[indexName=x]", file => Ask(file, MilvusRpcs.ListIndexedSegment, new() { CollectionName = "c", IndexName = "x" })),
        ("describe a missing index", 700, ErrorCode.IndexNotExist, "index not found[indexName=x]", file => Ask(file, MilvusRpcs.DescribeIndex, new() { CollectionName = "c", IndexName = "x" })),
        ("search what is not loaded", 101, Unexpected, "collection not loaded[collection=c]", async file => { await ReleaseAsync(file); return await Ask(file, MilvusRpcs.Search, Samples.Search("c", 1, 0)); }),
        ("query what is not loaded", 101, Unexpected, "collection not loaded[collection=c]", async file => { await ReleaseAsync(file); return await Ask(file, MilvusRpcs.Query, new() { CollectionName = "c", Expr = "id > 0" }); }),
        ("delete by filter what is not loaded", 101, Unexpected, "collection not loaded[collection=c]", async file => { await ReleaseAsync(file); return await Ask(file, MilvusRpcs.Delete, new() { CollectionName = "c", Expr = "id > 0" }); }),
        ("insert without a column", 1100, Illegal, "fieldSchema(v) has no corresponding fieldData pass in: invalid parameter", file => Insert(file, insert => insert.FieldsData.RemoveAt(2))),
        ("insert no rows", 1100, Illegal, "num_rows should be greater than 0", file => Insert(file, insert => insert.NumRows = 0)),
        ("insert fewer rows than said", 1100, Illegal, "the num_rows (4) of field (id) is not equal to passed num_rows (5)", file => Insert(file, insert => { insert.NumRows = 5; insert.FieldsData.RemoveAt(1); })),
        ("insert another dimension", 1100, Illegal, "the dim (4) of field data(v) is not equal to schema dim (2)", file => Insert(file, insert => insert.FieldsData[2].Vectors = VectorEncoding.Wrap(DataType.FloatVector, 4, PackedFloats.Pack(new float[16])))),
        ("insert another type", 1100, Illegal, "field 'id' is illegal, array type mismatch: invalid parameter[expected=need long int array]", file => Insert(file, insert => insert.FieldsData[0].Scalars = new ScalarField { BoolData = new BoolArray { Data = { true, true, true, true } } })),
        ("insert a text too long, counted in bytes", 1100, Illegal, "length of varchar field name exceeds max length, row number: 0, length: 21, max length: 20", file => Insert(file, insert => insert.FieldsData[1].Scalars.StringData.Data[0] = "äöüäöüäöüäx")),
        ("insert NaN", 1100, Illegal, "is not a number or infinity", file => Insert(file, insert => insert.FieldsData[2] = Samples.Vectors("v", 1, 0, float.NaN, 0, 3, 0, 4, 0))),
        ("insert into a missing partition", 200, ErrorCode.MetaFailed, "partition not found[partition=p]", file => Insert(file, insert => insert.PartitionName = "p")),
        ("search a missing partition", 65535, Unexpected, "partition name p not found", file => Search(file, search => search.PartitionNames.Add("p"))),
        ("search the partition without a name", 65535, Unexpected, "Partition name should not be empty", file => Search(file, search => search.PartitionNames.Add(""))),
        ("alias of a missing collection", 100, ErrorCode.CollectionNotExists, "collection not found", file => Ask(file, MilvusRpcs.CreateAlias, new() { CollectionName = "x", Alias = "a" })),
        ("alias like a collection", 1601, Unexpected, "alias and collection name conflict", file => Ask(file, MilvusRpcs.CreateAlias, new() { CollectionName = "c", Alias = "c" })),
        ("describe a missing alias", 1600, Unexpected, "alias not found[database=default][alias=a]", file => Ask(file, MilvusRpcs.DescribeAlias, new() { Alias = "a" })),
        ("topk 0", 1100, Illegal, "topk [0] is invalid, it should be in range [1, 16384], but got 0", file => Search(file, search => search.SearchParams[1].Value = "0")),
        ("topk too large", 1100, Illegal, "topk [16385] is invalid", file => Search(file, search => search.SearchParams[1].Value = "16385")),
        ("no topk", 1100, Illegal, "topk is required", file => Search(file, search => search.SearchParams.RemoveAt(1))),
        ("offset and topk too large", 1100, Illegal, "offset+topk [16394] is invalid", file => Search(file, search => search.SearchParams.Add(Samples.Pair("offset", "16384")))),
        ("nq 0", 1100, Illegal, "nq [0] is invalid, nq (number of search vector per search request) should be in range [1, 16384], but got 0", file => Search(file, search => search.PlaceholderGroup = PlaceholderCodec.EncodeFloats([]))),
        ("round_decimal 7", 1100, Illegal, "round_decimal [7] is invalid, should be -1 or an integer in range [0, 6]", file => Search(file, search => search.SearchParams.Add(Samples.Pair("round_decimal", "7")))),
        ("query vector of another dimension", 2000, Unexpected, "vector dimension mismatch, expected vector size(byte) 8, actual 12", file => Search(file, search => search.PlaceholderGroup = PlaceholderCodec.EncodeFloats([new float[3]]))),
        ("another metric", 1100, Illegal, "metric type not match: invalid parameter[expected=L2][actual=IP]", file => Search(file, search => search.SearchParams.Add(Samples.Pair("metric_type", "IP")))),
        ("unknown vector field", 1100, Illegal, "failed to get field schema by name: fieldName(x) not found", file => Search(file, search => search.SearchParams[0].Value = "x")),
        ("scalar field to search", 1100, Illegal, "field (name) to search is not of vector data type", file => Search(file, search => search.SearchParams[0].Value = "name")),
        ("bad filter", 1100, Illegal, "failed to create query plan: cannot parse expression: id ==", file => Search(file, search => search.Dsl = "id ==")),
        ("bad filter of a delete", 1100, Illegal, "failed to create delete plan: cannot parse expression: id ==", file => Delete(file, "id ==")),
        ("delete without a filter", 1100, Illegal, "delete plan can't be empty or always true", file => Delete(file, "")),
        ("delete with a filter that is always true", 1100, Illegal, "delete plan can't be empty or always true", file => Delete(file, "1 == 1 or id > 5")),
        ("query limit 0", 1100, Illegal, "limit [0] is invalid, should be greater than 0", file => Query(file, "id > 0", "0")),
        ("query window", 1100, Illegal, "(offset+limit) should be in range [1, 16384], but got 16385", file => Query(file, "id > 0", "16385")),
        ("query without filter and limit", 1100, Illegal, "empty expression should be used with limit", file => Query(file, "", "")),
        ("group by an unknown field", 1700, Unexpected, "groupBy field not found in schema: field not found[field=x]", file => Search(file, search => search.SearchParams.Add(Samples.Pair("group_by_field", "x")))),
        ("group by in a range search", 1100, Illegal, "Not allowed to do range-search when doing search-group-by", file => Search(file, search => search.SearchParams.Add([Samples.Pair("group_by_field", "name"), Samples.Pair("radius", "5")]))),
        ("write for another schema", 109, ErrorCode.SchemaMismatch, "collection schema mismatch[collection=c]", file => Insert(file, insert => insert.SchemaTimestamp = 5)),
        ("key twice in an upsert", 1100, Illegal, "duplicate primary keys are not allowed in the same batch: invalid parameter", file => Ask(file, MilvusRpcs.Upsert, new() { CollectionName = "c", NumRows = 2, FieldsData = { Samples.Longs("id", 1, 1), Samples.Vectors("v", 1, 0, 2, 0) } })),
    ];

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.Rule)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_mistake_has_the_codes_and_words_of_milvus(string name)
    {
        var (rule, code, legacy, reason, mistake) = Rules.Single(rule => rule.Rule == name);
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var status = await mistake(file);

        Assert.True(status is not null && status.Code == code && status.ErrorCode == legacy, $"{rule}: {status}");
        Assert.Contains(reason, status.Reason, StringComparison.Ordinal);
        Assert.Equal("true", status.ExtraInfo[MilvusStatus.InputErrorKey]);
        Assert.False(status.Retriable);
    }

    private static async Task<Status?> Ask<TRequest, TResponse>(LocalFile file, MilvusRpc<TRequest, TResponse> rpc, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => rpc.GetStatus(await file.CallAsync(rpc, request));

    private static Task<Status?> Create(LocalFile file, Action<FieldSchema> spoil) => Ask(file, MilvusRpcs.CreateCollection, Changed("new", spoil));

    private static CreateCollectionRequest Changed(string name, Action<FieldSchema> change)
    {
        var schema = Samples.Schema(name);
        change(schema.Fields[1]);
        return Samples.Create(schema);
    }

    private static Task<Status?> Insert(LocalFile file, Action<InsertRequest> spoil)
    {
        var insert = Samples.Insert("c");
        spoil(insert);
        return Ask(file, MilvusRpcs.Insert, insert);
    }

    private static Task<Status?> Search(LocalFile file, Action<SearchRequest> spoil)
    {
        var search = Samples.Search("c", 1, 0);
        spoil(search);
        return Ask(file, MilvusRpcs.Search, search);
    }

    private static Task<Status?> Query(LocalFile file, string filter, string limit)
        => Ask(file, MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = filter, QueryParams = { Samples.Pair("limit", limit) } });

    private static Task<Status?> Delete(LocalFile file, string filter) => Ask(file, MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c", Expr = filter });

    private static Task ReleaseAsync(LocalFile file) => file.SucceedAsync(MilvusRpcs.ReleaseCollection, new ReleaseCollectionRequest { CollectionName = "c" });
}
