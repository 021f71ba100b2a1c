using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class SchemaChangeTests
{
    private static readonly FieldSchema Added = new()
    {
        Name = "n",
        DataType = DataType.Int64,
        Nullable = true,
        DefaultValue = new ValueField { LongData = 7 },
    };

    [Fact]
    public async Task A_field_is_added_by_either_rpc_and_dropped()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.AddCollectionField, new AddCollectionFieldRequest { CollectionName = "c", Schema = Added.ToByteString() });
        await AlterAsync(file, new() { AddRequest = new() { FieldInfos = { new AlterCollectionSchemaRequest.Types.FieldInfo { FieldSchema = new FieldSchema(Added) { Name = "m" } } } } });

        var rows = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "n == 7 and m == 7" });
        Assert.Equal(4, rows.FieldsData[0].Scalars.LongData.Data.Count);

        await AlterAsync(file, new() { DropRequest = new() { FieldName = "n" } });
        var described = await file.SucceedAsync(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = "c" });
        Assert.Equal(["id", "name", "v", "m"], described.Schema.Fields.Select(field => field.Name));
        await AlterAsync(file, new() { DropRequest = new() { FieldId = described.Schema.Fields[3].FieldID } });
    }

    [Fact]
    public async Task What_is_no_schema_change_is_refused()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        await file.FailAsync(MilvusRpcs.AddCollectionField, new AddCollectionFieldRequest { CollectionName = "c", Schema = ByteString.CopyFrom(0xFF) }, 1100, "not a serialized FieldSchema");
        await FailAsync(file, null, 1100, "alter schema action is empty");
        await FailAsync(file, new() { DropRequest = new() }, 1100, "nothing is named to drop");
        await FailAsync(file, new() { DropRequest = new() { FieldId = 999 } }, 1100, "field not found: id 999");
        await FailAsync(file, new() { DropRequest = new() { FunctionName = "f" } }, 1100, "function not found: f");
        await FailAsync(file, new() { AddRequest = new() }, 1100, "adds one field, but got 0");
    }

    [Fact]
    public async Task Fields_indexes_and_rows_change()
    {
        await using var file = new LocalFile();
        await Samples.FillAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.AlterCollectionField, new AlterCollectionFieldRequest { CollectionName = "c", FieldName = "name", Properties = { Samples.Pair("max_length", "50") } });
        await file.SucceedAsync(MilvusRpcs.TruncateCollection, new TruncateCollectionRequest { CollectionName = "c" });
        await file.FailAsync(MilvusRpcs.AlterIndex, Alter(), 104, "release the collection first");
        await file.SucceedAsync(MilvusRpcs.ReleaseCollection, new ReleaseCollectionRequest { CollectionName = "c" });
        await file.SucceedAsync(MilvusRpcs.AlterIndex, Alter());

        var described = await file.SucceedAsync(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = "c" });
        Assert.Equal("50", described.Schema.Fields[1].TypeParams.Single().Value);
        var statistics = await file.SucceedAsync(MilvusRpcs.GetCollectionStatistics, new GetCollectionStatisticsRequest { CollectionName = "c" });
        Assert.Equal("0", statistics.Stats.Single().Value);
    }

    [Fact]
    public async Task Several_collections_are_described_at_once_and_each_has_its_status()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "a");
        await Samples.CreateAsync(file, "b");

        var answer = await file.SucceedAsync(MilvusRpcs.BatchDescribeCollection, new BatchDescribeCollectionRequest { CollectionName = { "b", "x", "a" } });

        Assert.Equal(["b", "", "a"], answer.Responses.Select(response => response.CollectionName));
        Assert.Equal(100, answer.Responses[1].Status.Code);
    }

    [Fact]
    public async Task Moments_and_shapes_travel_as_text()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema { Name = "t", DataType = DataType.Timestamptz, Nullable = true, DefaultValue = new ValueField { TimestamptzData = 1_000_000 } });
        schema.Fields.Add(new FieldSchema { Name = "g", DataType = DataType.Geometry, Nullable = true });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
        var insert = Samples.Insert("c");
        insert.FieldsData.Add(new FieldData
        {
            Type = DataType.Timestamptz,
            FieldName = "t",
            Scalars = new ScalarField { StringData = new StringArray { Data = { "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", "2025-01-03T00:00:00Z" } } },
            ValidData = { true, true, true, false },
        });
        insert.FieldsData.Add(new FieldData
        {
            Type = DataType.Geometry,
            FieldName = "g",
            Scalars = new ScalarField { GeometryWktData = new GeometryWktArray { Data = { "POINT (1 2)" } } },
            ValidData = { true, false, false, false },
        });
        await file.SucceedAsync(MilvusRpcs.Insert, insert);

        var rows = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "t <= ISO '2025-01-01'", OutputFields = { "t", "g" } });

        Assert.Equal(["2025-01-01T00:00:00Z", "1970-01-01T00:00:01Z"], rows.FieldsData.Single(field => field.FieldName == "t").Scalars.StringData.Data);
        Assert.Equal(["POINT (1 2)", ""], rows.FieldsData.Single(field => field.FieldName == "g").Scalars.GeometryWktData.Data);
    }

    private static AlterIndexRequest Alter() => new() { CollectionName = "c", IndexName = "v_index", ExtraParams = { Samples.Pair("mmap.enabled", "true") } };

    private static Task AlterAsync(LocalFile file, AlterCollectionSchemaRequest.Types.Action action)
        => file.SucceedAsync(MilvusRpcs.AlterCollectionSchema, new AlterCollectionSchemaRequest { CollectionName = "c", Action = action });

    private static Task FailAsync(LocalFile file, AlterCollectionSchemaRequest.Types.Action? action, int code, string reason)
        => file.FailAsync(MilvusRpcs.AlterCollectionSchema, new AlterCollectionSchemaRequest { CollectionName = "c", Action = action }, code, reason);
}
