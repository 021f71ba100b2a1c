using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class WriteTests
{
    [Fact]
    public async Task An_insert_answers_keys_counts_and_a_timestamp()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        var result = await file.SucceedAsync(MilvusRpcs.Insert, Samples.Insert("c"));

        Assert.Equal([1, 2, 3, 4], result.IDs.IntId.Data);
        Assert.Equal([0u, 1u, 2u, 3u], result.SuccIndex);
        Assert.Equal((4, 0, 0), (result.InsertCnt, result.UpsertCnt, result.DeleteCnt));
        Assert.True(result.Acknowledged);
        Assert.True(result.Timestamp >> 18 > 0);
    }

    [Fact]
    public async Task An_upsert_replaces_whole_rows()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        var upsert = new UpsertRequest
        {
            CollectionName = "c", NumRows = 1, FieldsData = { Samples.Longs("id", 2), Samples.Vectors("v", 9, 9) },
        };

        var result = await file.SucceedAsync(MilvusRpcs.Upsert, upsert);

        Assert.Equal(1, result.UpsertCnt);
        var rows = await file.SucceedAsync(
            MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id == 2", OutputFields = { "name", "tag", "v" } });
        Assert.Equal([false], rows.FieldsData.Single(field => field.FieldName == "name").ValidData);
        Assert.Equal("{}", Assert.Single(rows.FieldsData.Single(field => field.IsDynamic).Scalars.JsonData.Data).ToStringUtf8());
        Assert.Equal([9f, 9f], PackedFloats.UnpackFloats(rows.FieldsData.Single(field => field.FieldName == "v").Vectors.FloatVector.Data.Span));
    }

    [Fact]
    public async Task Arrays_without_their_element_type_take_the_fields()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema { Name = "tags", DataType = DataType.Array, ElementType = DataType.Int8, TypeParams = { Samples.Pair("max_capacity", "5") } });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
        var insert = Samples.Insert("c");
        insert.FieldsData.Add(UntypedArrays([1, 2], [], [3], []));
        await file.SucceedAsync(MilvusRpcs.Insert, insert);

        var rows = await file.SucceedAsync(
            MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 0", OutputFields = { "tags" } });

        var tags = rows.FieldsData.Single(field => field.FieldName == "tags").Scalars.ArrayData;
        Assert.Equal(DataType.Int8, tags.ElementType);
        Assert.Equal([[1, 2], [], [3], []], tags.Data.Select(row => row.IntData?.Data.ToArray() ?? []));
        insert.FieldsData[^1] = UntypedArrays([1, 2], [300], [3], []);
        await file.FailAsync(MilvusRpcs.Insert, insert, 1100, "300");
    }

    [Fact]
    public async Task Generated_keys_are_answered()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields[0].AutoID = true;
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        var insert = Samples.Insert("c");
        insert.FieldsData.RemoveAt(0);

        var result = await file.SucceedAsync(MilvusRpcs.Insert, insert);

        Assert.Equal(4, result.IDs.IntId.Data.Distinct().Count());
    }

    [Fact]
    public async Task A_delete_counts_and_answers_no_keys()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest
        {
            CollectionName = "c",
            Expr = "id in {ids}",
            ExprTemplateValues = { { "ids", ExpressionTemplates.Encode(new[] { 1L, 3L }) } },
        });

        Assert.Equal(2, result.DeleteCnt);
        Assert.Null(result.IDs);
        var left = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 0" });
        Assert.Equal([2, 4], left.FieldsData.Single(field => field.FieldName == "id").Scalars.LongData.Data);
    }

    [Fact]
    public async Task A_stale_schema_timestamp_is_code_109_and_legacy_62()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        var described = await file.SucceedAsync(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = "c" });
        var insert = Samples.Insert("c");

        insert.SchemaTimestamp = described.UpdateTimestamp;
        await file.SucceedAsync(MilvusRpcs.Insert, insert);

        insert.SchemaTimestamp--;
        var status = await file.FailAsync(MilvusRpcs.Insert, insert, 109, "schema mismatch");
        Assert.Equal(ErrorCode.SchemaMismatch, status.ErrorCode);
        Assert.False(status.Retriable);
    }

    public static TheoryData<string, Action<InsertRequest>, int, string> Wrong => new()
    {
        { "no rows", r => r.NumRows = 0, 1100, "num_rows should be greater than 0" },
        { "fewer rows", r => r.FieldsData[0] = Samples.Longs("id", 1), 1100, "the num_rows (1) of field (id) is not equal to passed num_rows (4)" },
        { "missing column", r => r.FieldsData.RemoveAt(2), 1100, "fieldSchema(v) has no corresponding fieldData pass in" },
        { "wrong dimension", r => r.FieldsData[2].Vectors.Dim = 1, 1100, "v" },
        { "missing collection", r => r.CollectionName = "none", 100, "can't find collection[database=default][collection=none]" },
        { "missing partition", r => r.PartitionName = "none", 200, "partition not found[partition=none]" },
        { "long text", r => r.FieldsData[1].Scalars.StringData.Data[1] = new string('ä', 11), 1100, "length of varchar field name exceeds max length" },
        { "namespace", r => r.Namespace = "n", 10, "A namespace is not supported" },
        { "struct", r => r.FieldsData[1].StructArrays = new StructArrayField(), 10, "A struct array field (name) is not supported" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_insert_is_refused_and_writes_nothing(string what, Action<InsertRequest> spoil, int code, string reason)
    {
        Assert.NotEmpty(what);
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        var insert = Samples.Insert("c");
        spoil(insert);

        await file.FailAsync(MilvusRpcs.Insert, insert, code, reason);

        Assert.Equal("0", await CountAsync(file));
    }

    [Fact]
    public async Task A_partial_upsert_merges_what_is_sent_into_the_rows()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var result = await file.SucceedAsync(
            MilvusRpcs.Upsert,
            new UpsertRequest { CollectionName = "c", NumRows = 1, PartialUpdate = true, FieldsData = { Samples.Longs("id", 2), Dynamic("""{"tag":"y"}""") } });

        Assert.Equal(1, result.UpsertCnt);
        var rows = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = """tag == "y" and other == 1 and name == "two" """ });
        Assert.Equal([2], rows.FieldsData.Single().Scalars.LongData.Data);
    }

    [Fact]
    public async Task An_array_operation_makes_an_upsert_partial()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema { Name = "tags", DataType = DataType.Array, ElementType = DataType.Int64, Nullable = true, TypeParams = { Samples.Pair("max_capacity", "5") } });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
        await file.SucceedAsync(MilvusRpcs.Insert, Samples.Insert("c"));
        var upsert = new UpsertRequest
        {
            CollectionName = "c",
            NumRows = 1,
            FieldsData = { Samples.Longs("id", 2), Tags(7, 8) },
            FieldOps = { new FieldPartialUpdateOp { FieldName = "tags", Op = FieldPartialUpdateOp.Types.OpType.ArrayAppend } },
        };

        await file.SucceedAsync(MilvusRpcs.Upsert, upsert);
        await file.SucceedAsync(MilvusRpcs.Upsert, upsert);

        var rows = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = """array_length(tags) == 4 and name == "two" """ });
        Assert.Equal([2], rows.FieldsData.Single().Scalars.LongData.Data);

        upsert.FieldOps.Add(upsert.FieldOps[0]);
        await file.FailAsync(MilvusRpcs.Upsert, upsert, 1100, "field tags is named twice");
    }

    [Fact]
    public async Task A_delete_of_everything_is_refused()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        await file.FailAsync(
            MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c" }, 1100, "delete plan can't be empty or always true");
        Assert.Equal("4", await CountAsync(file));
    }

    [Fact]
    public async Task Flush_is_done_when_it_answers()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");

        var flushed = await file.SucceedAsync(MilvusRpcs.Flush, new FlushRequest { CollectionNames = { "c" } });
        var state = await file.SucceedAsync(
            MilvusRpcs.GetFlushState, new GetFlushStateRequest { CollectionName = "c", FlushTs = flushed.CollFlushTs["c"] });

        Assert.Empty(flushed.CollSegIDs["c"].Data);
        Assert.True(state.Flushed);
        Assert.Equal("4", await CountAsync(file));
    }

    private static async Task<string> CountAsync(LocalFile file) => Assert.Single((await file.SucceedAsync(
        MilvusRpcs.GetCollectionStatistics, new GetCollectionStatisticsRequest { CollectionName = "c" })).Stats).Value;

    private static FieldData Dynamic(string json) => DynamicFieldJson.Column([Google.Protobuf.ByteString.CopyFromUtf8(json)]);

    private static FieldData Tags(params long[] row) => new()
    {
        Type = DataType.Array,
        FieldName = "tags",
        Scalars = new ScalarField
        {
            ArrayData = new ArrayArray { ElementType = DataType.Int64, Data = { new ScalarField { LongData = new LongArray { Data = { row } } } } },
        },
    };

    private static FieldData UntypedArrays(params int[][] rows) => new()
    {
        Type = DataType.Array,
        FieldName = "tags",
        Scalars = new ScalarField
        {
            ArrayData = new ArrayArray { Data = { rows.Select(row => row.Length == 0 ? new ScalarField() : new ScalarField { IntData = new IntArray { Data = { row } } }) } },
        },
    };
}
