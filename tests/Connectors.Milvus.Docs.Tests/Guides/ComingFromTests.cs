using System.Text.RegularExpressions;
using Connectors.Milvus.Architecture.Tests;
using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed partial class ComingFromTests(TestServer server)
{
    [ServerFact]
    public async Task Pymilvus()
    {
        {
            using var client = new MilvusClient("http://localhost:19530");
            Assert.NotNull(client);
        }
        {
            var client = server.Client;
            await client.DropCollectionAsync("notes");

            await client.CreateCollectionAsync("notes", dimension: 4);
            await client.InsertAsync("notes", new Dictionary<string, object?> { ["id"] = 1L, ["vector"] = new[] { 0.1f, 0.2f, 0.3f, 0.4f }, ["topic"] = "milvus" });
            var hits = (await client.SearchAsync<Dictionary<string, object?>>("notes", new[] { 0.1f, 0.2f, 0.3f, 0.5f },
                new() { Filter = "topic == \"milvus\"", OutputFields = ["topic"], Limit = 3 }))[0];

            Assert.Equal("milvus", Assert.Single(hits).Record["topic"]);
            await client.DropCollectionAsync("notes");
        }
    }

    [Fact]
    public void Every_operation_of_pymilvus_is_named()
    {
        var guide = RepositoryFiles.Read("docs/guides/coming-from-pymilvus.md");
        var named = Quoted().Matches(guide).Select(name => name.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        string[] operations = [.. Operation().Matches(RepositoryFiles.Read("docs/sdk-coverage.md")).Select(row => row.Groups["name"].Value).Distinct()];

        Assert.True(operations.Length > 120, $"{operations.Length} operations in sdk-coverage.md");
        Assert.Empty(operations.Except(named));
    }

    [Fact]
    public void Names_that_are_spelled_alike_are_methods()
    {
        var guide = RepositoryFiles.Read("docs/guides/coming-from-pymilvus.md");
        var alike = guide[guide.IndexOf("## Every method", StringComparison.Ordinal)..guide.IndexOf("These have a name of their own", StringComparison.Ordinal)];
        var methods = typeof(MilvusClient).GetMethods().Select(method => method.Name).ToHashSet(StringComparer.Ordinal);

        var missing = Quoted().Matches(alike).Select(name => name.Groups["name"].Value).Where(name => !methods.Contains(Pascal(name))).ToList();

        Assert.Empty(missing);
        Assert.Contains("GetRowCountAsync", methods);
    }

    [Fact]
    public void Milvus_client()
    {
        using var client = new MilvusClient(new MilvusClientOptions { Address = "http://localhost:19530", Database = "x" });

        Assert.Equal("x", client.Database);
    }

    [ServerFact]
    public async Task The_memory_store()
    {
        var client = server.Client;

        using var store = new MilvusVectorStore(client, ownsClient: false);

        VectorStoreCollection<string, MemoryRecord> memory = store.GetCollection<string, MemoryRecord>("memory");
        await memory.EnsureCollectionExistsAsync();

        Assert.True(await memory.CollectionExistsAsync());
        await memory.EnsureCollectionDeletedAsync();
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Async";

    [GeneratedRegex("`(?<name>[a-z][a-z0-9_]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    // Rows that a method of the client stands for; the others are features.
    [GeneratedRegex(@"^\| (?<name>[a-z]+(_[a-z0-9]+)*)( \([^|]*\))? \| `[A-Za-z0-9]+Async` ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Operation();

    public sealed class MemoryRecord
    {
        [VectorStoreKey] public string Id { get; set; } = "";
        [VectorStoreData] public string Text { get; set; } = "";
        [VectorStoreData] public string? AdditionalMetadata { get; set; }
        [VectorStoreVector(4)] public ReadOnlyMemory<float> Embedding { get; set; }
    }
}
