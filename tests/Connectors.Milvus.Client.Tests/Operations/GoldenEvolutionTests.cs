using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Requests that change a collection's fields and functions, as they leave the client.</summary>
public sealed class GoldenEvolutionTests
{
    private const string Name = "docs";

    private static readonly MilvusFieldSchema Year = MilvusFieldSchema.Int32("year") with { IsNullable = true, DefaultValue = 2000 };

    [Fact]
    public async Task Properties()
    {
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.AlterCollection, _ => new Status())
            .On(MilvusRpcs.AlterCollectionField, _ => new Status())
            .On(MilvusRpcs.AlterIndex, _ => new Status()));
        var mmap = new Dictionary<string, string> { [MilvusProperties.Mmap] = "true" };

        await script.Client.AlterCollectionPropertiesAsync(Name, mmap);
        await script.Client.DropCollectionPropertiesAsync(Name, [MilvusProperties.Mmap]);
        await script.Client.AlterCollectionFieldAsync(Name, "text", new Dictionary<string, string> { ["max_length"] = "500" });
        await script.Client.DropCollectionFieldPropertiesAsync(Name, "text", [MilvusProperties.Mmap]);
        await script.Client.AlterIndexPropertiesAsync(Name, "vector", mmap);
        await script.Client.DropIndexPropertiesAsync(Name, "vector", [MilvusProperties.Mmap]);

        Golden.Verify("properties", script.Calls);
    }

    [Fact]
    public async Task Fields_of_a_server_of_3_0()
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v3.0.0" }
            .On(MilvusRpcs.AlterCollectionSchema, _ => new AlterCollectionSchemaResponse())
            .On(MilvusRpcs.AddCollectionStructField, _ => new Status()));

        await script.Client.AddCollectionFieldAsync(Name, Year);
        await script.Client.AddCollectionStructFieldAsync(Name, new MilvusStructFieldSchema
        {
            Name = "chunks",
            MaxCapacity = 10,
            IsNullable = true,
            Fields = [MilvusFieldSchema.VarChar("text", 200), MilvusFieldSchema.FloatVector("vector", 4)],
        });
        await script.Client.DropCollectionFieldAsync(Name, "year");

        Golden.Verify("fields", script.Calls);
    }

    [Fact]
    public async Task A_field_of_a_server_of_2_6()
    {
        await using var script = new RecordedScript(new ScriptedMilvus().On(MilvusRpcs.AddCollectionField, _ => new Status()));

        await script.Client.AddCollectionFieldAsync(Name, Year);

        Golden.Verify("field-2.6", script.Calls);
    }

    [Theory]
    [InlineData(null, "there is no such RPC")]
    [InlineData(MilvusCode.Unimplemented, "unimplemented")]
    [InlineData(MilvusCode.ParameterInvalid, "alter collection schema operation is not supported for external collection")]
    public async Task A_field_goes_the_older_way_where_the_newer_is_closed(int? code, string reason)
    {
        var server = new ScriptedMilvus { Version = "v3.0.0" }.On(MilvusRpcs.AddCollectionField, _ => new Status());
        if (code is { } refusal)
        {
            server.On(MilvusRpcs.AlterCollectionSchema, _ => Refuse(refusal, reason));
        }

        await using var script = new RecordedScript(server);

        await script.Client.AddCollectionFieldAsync(Name, Year);

        Assert.Equal(["AlterCollectionSchema", "AddCollectionField"], script.Names);
    }

    [Fact]
    public async Task What_the_server_refuses_is_not_tried_the_older_way()
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v3.0.0" }
            .On(MilvusRpcs.AlterCollectionSchema, _ => Refuse(MilvusCode.ParameterInvalid, "duplicate field name: year")));

        var refused = await Assert.ThrowsAsync<MilvusServerException>(() => script.Client.AddCollectionFieldAsync(Name, Year));

        Assert.Contains("duplicate", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(["AlterCollectionSchema"], script.Names);
    }

    [Fact]
    public async Task Functions()
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v3.0.0" }
            .On(MilvusRpcs.AlterCollectionSchema, _ => new AlterCollectionSchemaResponse())
            .On(MilvusRpcs.AddCollectionFunction, _ => new Status())
            .On(MilvusRpcs.AlterCollectionFunction, _ => new Status())
            .On(MilvusRpcs.DropCollectionFunction, _ => new Status()));
        var embed = MilvusFunctionSchema.TextEmbedding("embed", "text", "vector", "openai", "text-embedding-3-small");

        await script.Client.AddCollectionFunctionAsync(Name, embed);
        await script.Client.AlterCollectionFunctionAsync(Name, embed with { Description = "again" });
        await script.Client.DropCollectionFunctionAsync(Name, "embed");
        await script.Client.AddFunctionFieldAsync(
            Name,
            MilvusFunctionSchema.Bm25("bm25", "text", "sparse"),
            new MilvusFieldSchema { Name = "sparse", DataType = MilvusDataType.SparseFloatVector },
            new MilvusIndexParams { FieldName = "sparse", IndexType = MilvusIndexTypes.SparseInvertedIndex, MetricType = "BM25" });
        await script.Client.DropFunctionFieldAsync(Name, "bm25");

        Golden.Verify("functions", script.Calls);
    }

    [Fact]
    public async Task A_changed_schema_is_asked_for_again()
    {
        var collection = new ScriptedCollection { Name = Name };
        collection.Server.On(MilvusRpcs.AlterCollectionField, _ => new Status()).On(MilvusRpcs.AddCollectionField, _ =>
        {
            collection.Fields.Add(Year);
            return new Status();
        });
        await using var client = collection.CreateClient();
        await client.InsertAsync(Name, Rows.Row(1));
        await client.InsertAsync(Name, Rows.Row(2));
        Assert.Equal(1, collection.Describes);

        await client.AddCollectionFieldAsync(Name, Year);
        await client.InsertAsync(Name, Rows.Row(3, ("year", 1999)));

        Assert.Equal(2, collection.Describes);
        Assert.Equal(["id", "vector", "year"], collection.Inserts[^1].FieldsData.Select(field => field.FieldName));

        await client.AlterCollectionFieldAsync(Name, "year", new Dictionary<string, string> { [MilvusProperties.Mmap] = "true" });
        await client.InsertAsync(Name, Rows.Row(4));
        Assert.Equal(3, collection.Describes);
    }

    private static AlterCollectionSchemaResponse Refuse(int code, string reason) => new() { AlterStatus = MilvusStatus.From(code, reason) };
}
