using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Operations;

/// <summary>Schemas on the wire: what is sent comes back as it was, so that a described collection can be created again.</summary>
public sealed class SchemaMessagesTests
{
    private static readonly MilvusCollectionSchema Everything = new()
    {
        Description = "everything",
        Fields =
        [
            MilvusFieldSchema.VarChar("id", 36, isPrimaryKey: true),
            MilvusFieldSchema.VarChar("tenant", 64) with { IsPartitionKey = true },
            MilvusFieldSchema.Int64("year") with { IsClusteringKey = true, TypeParams = new Dictionary<string, string> { [MilvusProperties.Mmap] = "true", [MilvusProperties.Warmup] = "sync" } },
            MilvusFieldSchema.VarChar("text", 2_000).WithAnalyzer("""{"type":"english"}""").WithTextMatch(),
            MilvusFieldSchema.VarChar("title", 200).WithAnalyzers("tenant", new Dictionary<string, string> { ["default"] = "{}" }),
            MilvusFieldSchema.Timestamptz("at") with { DefaultValue = "2026-01-01T00:00:00Z" },
            MilvusFieldSchema.Geometry("place") with { IsNullable = true },
            MilvusFieldSchema.Text("body"),
            MilvusFieldSchema.Array("tags", MilvusDataType.VarChar, 8, 40),
            MilvusFieldSchema.SparseFloatVector("sparse") with { IsFunctionOutput = true },
            MilvusFieldSchema.Float16Vector("half", 8),
            MilvusFieldSchema.BFloat16Vector("brain", 8) with { IsNullable = true },
            MilvusFieldSchema.Int8Vector("small", 8),
            MilvusFieldSchema.BinaryVector("bits", 16) with { TypeParams = new Dictionary<string, string> { ["future.param"] = "1" } },
        ],
        Functions = [MilvusFunctionSchema.Bm25("bm25", "text", "sparse") with { Description = "words" }],
        StructFields =
        [
            new MilvusStructFieldSchema
            {
                Name = "chunks",
                MaxCapacity = 10,
                Fields = [MilvusFieldSchema.VarChar("text", 200), MilvusFieldSchema.FloatVector("vector", 4)],
            },
        ],
    };

    [Fact]
    public void A_schema_survives_the_way_to_the_server_and_back()
    {
        SchemaRules.Check(Everything);

        var back = SchemaMessages.FromMessage(SchemaMessages.ToMessage("docs", Everything));

        Assert.Null(SchemaComparison.FirstDifference(Everything, back));
        Assert.Equal(Show(Everything), Show(back));
    }

    [Fact]
    public void Fields_of_structs_are_arrays_on_the_wire()
    {
        var message = SchemaMessages.ToMessage("docs", Everything).StructArrayFields.Single();

        Assert.Equal("chunks", message.Name);
        Assert.Equal((DataType.Array, DataType.VarChar, "text"), (message.Fields[0].DataType, message.Fields[0].ElementType, message.Fields[0].Name));
        Assert.Equal((DataType.ArrayOfVector, DataType.FloatVector, "vector"), (message.Fields[1].DataType, message.Fields[1].ElementType, message.Fields[1].Name));
        Assert.Equal(["dim=4", "max_capacity=10"], message.Fields[1].TypeParams.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void A_nullable_array_of_structs_says_so_of_every_sub_field()
    {
        var message = SchemaMessages.ToMessage("docs", With(Everything.StructFields[0] with { IsNullable = true }));

        Assert.All(message.StructArrayFields.Single().Fields, sub => Assert.True(sub.Nullable));
        var back = SchemaMessages.FromMessage(message).StructFields.Single();
        Assert.True(back.IsNullable);
        Assert.All(back.Fields, sub => Assert.False(sub.IsNullable));
    }

    [Fact]
    public void Servers_name_fields_of_structs_with_the_struct()
    {
        var message = SchemaMessages.ToMessage("docs", Everything);
        foreach (var field in message.StructArrayFields[0].Fields)
        {
            field.Name = $"chunks[{field.Name}]";
        }

        Assert.Null(SchemaComparison.FirstDifference(Everything, SchemaMessages.FromMessage(message)));
    }

    [Fact]
    public void Outputs_of_functions_are_marked_and_parameters_are_text()
    {
        var schema = Everything with
        {
            Fields = [.. Everything.Fields.Select(field => field with { IsFunctionOutput = false })],
            Functions =
            [
                MilvusFunctionSchema.TextEmbedding("embed", "text", "sparse", "openai", "small", new Dictionary<string, object?> { ["dim"] = 4, ["x"] = new[] { 1, 2 }, ["y"] = true }),
            ],
        };

        var message = SchemaMessages.ToMessage("docs", schema);

        Assert.Equal("sparse", Assert.Single(message.Fields, field => field.IsFunctionOutput).Name);
        Assert.Equal(
            ["provider=openai", "model_name=small", "dim=4", "x=[1,2]", "y=true"],
            message.Functions[0].Params.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void Defaults_that_servers_keep_in_microseconds_come_back_as_text()
    {
        var value = DefaultValues.Decode(MilvusDataType.Timestamptz, new ValueField { TimestamptzData = 1_000_001 });

        Assert.Equal("1970-01-01T00:00:01.000001+00:00", value);
    }

    public static TheoryData<string, MilvusCollectionSchema> Wrong => new()
    {
        { "Function 'f' reads 'none', which is no field", With(MilvusFunctionSchema.Bm25("f", "none", "sparse")) },
        { "Function 'f' reads 'year' of type Int64; it reads text", With(MilvusFunctionSchema.Bm25("f", "year", "sparse")) },
        { "Function 'f' reads 'id', which has no analyzer", With(MilvusFunctionSchema.Bm25("f", "id", "sparse")) },
        { "Function 'f' fills 'half' of type Float16Vector", With(MilvusFunctionSchema.Bm25("f", "text", "half")) },
        { "Function 'f' is there twice", With(MilvusFunctionSchema.Bm25("f", "text", "sparse"), MilvusFunctionSchema.Bm25("f", "title", "sparse")) },
        { "fills 'sparse', which another function fills too", With(MilvusFunctionSchema.Bm25("f", "text", "sparse"), MilvusFunctionSchema.Bm25("g", "title", "sparse")) },
        { "rankers belong to searches", With(MilvusFunctionSchema.Rerank("f", [], new Dictionary<string, object?>())) },
        { "Field 's[x]' is of type Json", With(Struct("s", 4, MilvusFieldSchema.Json("x"))) },
        { "Field 's[x]' is a key, nullable", With(Struct("s", 4, MilvusFieldSchema.Int64("x") with { IsNullable = true })) },
        { "The capacity of 's' is 0", With(Struct("s", 0, MilvusFieldSchema.Int64("x"))) },
        { "Field 'year' is there twice", With(Struct("year", 4, MilvusFieldSchema.Int64("x"))) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_servers_would_refuse_is_not_sent(string problem, MilvusCollectionSchema schema)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => SchemaRules.Check(schema));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static MilvusCollectionSchema With(params MilvusFunctionSchema[] functions) => Everything with { Functions = functions };

    private static MilvusCollectionSchema With(MilvusStructFieldSchema field) => Everything with { StructFields = [field] };

    private static MilvusStructFieldSchema Struct(string name, int capacity, params MilvusFieldSchema[] fields) =>
        new() { Name = name, MaxCapacity = capacity, Fields = fields };

    private static string Show(MilvusCollectionSchema schema) => System.Text.Json.JsonSerializer.Serialize(schema);
}
