using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Keys of the caller's own in a collection that generates them.</summary>
public sealed class KeepKeysTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Keys_are_kept_where_the_collection_allows_it()
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true, autoId: true), MilvusFieldSchema.FloatVector("vector", 2)],
        };
        await server.Client.CreateCollectionAsync(name, schema, new()
        {
            Properties = new Dictionary<string, string> { ["allow_insert_auto_id"] = "true" },
            Indexes = [new() { FieldName = "vector", MetricType = "L2" }],
        });

        var result = await server.Client.InsertAsync(name, [Row(7), Row(8)], new MilvusInsertOptions { KeepKeys = true });

        await server.Client.InsertManyAsync(name, [Row(9)], new() { KeepKeys = true });

        Assert.Equal([7, 8], result.Ids.Numbers!);
        Assert.Equal(3, (await server.Client.GetAsync<Record>(name, new long[] { 7, 8, 9 })).Count);
    }

    [Fact]
    public async Task An_old_server_is_not_asked_to_keep_keys()
    {
        var scripted = new ScriptedMilvus { Version = "v2.5.9" };
        await using var client = scripted.CreateClient();

        await Assert.ThrowsAsync<NotSupportedException>(() => client.InsertAsync("docs", Row(1), new MilvusInsertOptions { KeepKeys = true }));

        Assert.Empty(scripted.Names);
    }
}
