using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>A schema that the server at hand would read only in part is not sent.</summary>
public sealed class SchemaNeedsTests
{
    private static readonly MilvusFieldSchema[] Common = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2)];

    private static readonly MilvusFieldSchema Text = MilvusFieldSchema.VarChar("text", 100);

    public static TheoryData<string, string, MilvusFieldSchema> Fields => new()
    {
        { "v2.4.20", "2.5.0", Text with { IsNullable = true } },
        { "v2.4.20", "2.5.0", Text with { DefaultValue = "" } },
        { "v2.4.20", "2.5.0", Text.WithAnalyzer() },
        { "v2.4.20", "2.5.0", Text.WithTextMatch() },
        { "v2.5.10", "2.5.11", Text.WithAnalyzers("id", new Dictionary<string, string> { ["default"] = "{}" }) },
        { "v2.5.20", "2.6.0", MilvusFieldSchema.Int8Vector("bytes", 8) },
        { "v2.6.0", "2.6.3", MilvusFieldSchema.Geometry("place") },
        { "v2.6.5", "2.6.6", MilvusFieldSchema.Timestamptz("at") },
        { "v2.6.17", "2.6.18", MilvusFieldSchema.FloatVector("other", 2) with { IsNullable = true } },
        { "v2.6.22", "3.0.0", MilvusFieldSchema.Text("essay") },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_of_a_newer_server_is_refused(string version, string since, MilvusFieldSchema field)
    {
        var error = await RefuseAsync(version, new MilvusCollectionSchema { Fields = [.. Common, field] });

        Assert.Contains(since, error.Message, StringComparison.Ordinal);
        Assert.Contains(version, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structs_and_functions_of_a_newer_server_are_refused()
    {
        var structs = new MilvusCollectionSchema
        {
            Fields = Common,
            StructFields = [new MilvusStructFieldSchema { Name = "parts", MaxCapacity = 4, Fields = [MilvusFieldSchema.Int64("n")] }],
        };
        var functions = new MilvusCollectionSchema
        {
            Fields = [.. Common, Text.WithAnalyzer(), MilvusFieldSchema.SparseFloatVector("sparse")],
            Functions = [MilvusFunctionSchema.Bm25("bm25", "text", "sparse")],
        };

        var nullable = structs with { StructFields = [structs.StructFields[0] with { IsNullable = true }] };
        Assert.Contains("2.6.4", (await RefuseAsync("v2.6.3", structs)).Message, StringComparison.Ordinal);
        Assert.Contains("nullable arrays of structs", (await RefuseAsync("v2.6.18", nullable)).Message, StringComparison.Ordinal);
        Assert.Contains("2.5.0", (await RefuseAsync("v2.4.20", functions)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, MilvusIndexParams> Indexes => new()
    {
        { "v2.5.0", "2.5.7", MilvusIndexParams.JsonPath("text", "text[\"a\"]", "varchar") },
        { "milvus_lite", "indexes on JSON paths", MilvusIndexParams.JsonPath("text", "text[\"a\"]", "varchar") },
        { "v2.5.20", "2.6.0", MilvusIndexParams.NGram("text", 2, 3) },
    };

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task An_index_of_a_newer_server_is_refused_before_the_collection_is_made(string version, string message, MilvusIndexParams index)
    {
        var server = new ScriptedMilvus { Version = version };
        await using var client = server.CreateClient();
        var schema = new MilvusCollectionSchema { Fields = [.. Common, Text] };
        MilvusIndexParams[] indexes = [new() { FieldName = "vector" }, index];

        var whole = await Assert.ThrowsAsync<NotSupportedException>(() => client.CreateCollectionAsync("docs", schema, new() { Indexes = indexes }));
        var alone = await Assert.ThrowsAsync<NotSupportedException>(() => client.CreateIndexAsync("docs", index));

        Assert.Contains(message, whole.Message, StringComparison.Ordinal);
        Assert.Contains(message, alone.Message, StringComparison.Ordinal);
        Assert.Empty(server.Names);
    }

    [Fact]
    public async Task A_server_that_has_it_gets_it()
    {
        var server = new ScriptedMilvus { Version = "v2.5.0" }.On(MilvusRpcs.CreateCollection, _ => new Status());
        await using var client = server.CreateClient();

        await client.CreateCollectionAsync("docs", new MilvusCollectionSchema { Fields = [.. Common, Text.WithAnalyzer() with { IsNullable = true }] });

        Assert.Equal(["CreateCollection"], server.Names);
    }

    private static async Task<NotSupportedException> RefuseAsync(string version, MilvusCollectionSchema schema)
    {
        var server = new ScriptedMilvus { Version = version };
        await using var client = server.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => client.CreateCollectionAsync("docs", schema));

        Assert.Empty(server.Names);
        return error;
    }
}
