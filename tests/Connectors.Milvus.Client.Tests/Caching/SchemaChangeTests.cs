using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Whatever a client does to a collection, it does not go on with the schema from before.</summary>
public sealed class SchemaChangeTests
{
    private static readonly Dictionary<string, Func<MilvusClient, Task>> Changes = new(StringComparer.Ordinal)
    {
        ["create"] = client => client.CreateCollectionAsync("docs", 2),
        ["drop"] = client => client.DropCollectionAsync("docs"),
        ["rename"] = client => client.RenameCollectionAsync("docs", "other"),
        ["rename to it"] = client => client.RenameCollectionAsync("other", "docs"),
        ["create alias"] = client => client.CreateAliasAsync("docs", "other"),
        ["alter alias"] = client => client.AlterAliasAsync("other", "docs"),
        ["drop alias"] = client => client.DropAliasAsync("docs"),
        ["create index"] = client => client.CreateIndexAsync("docs", new MilvusIndexParams { FieldName = "vector" }),
        ["drop index"] = client => client.DropIndexAsync("docs", "vector"),
    };

    public static TheoryData<string> Names => new(Changes.Keys);

    [KnownBug("pymilvus invalidation", "after a rename, an alias change, a property change or a function change the old schema is used")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_forgets_the_schema(string change)
    {
        var collection = Script();
        await using var client = collection.CreateClient();
        await client.InsertAsync("docs", Row(1));

        await Changes[change](client);
        var before = collection.Describes;
        await client.InsertAsync("docs", Row(2));

        Assert.Equal(before + 1, collection.Describes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_that_failed_may_have_been_done(string change)
    {
        var collection = Script();
        await using var client = collection.CreateClient();
        await client.InsertAsync("docs", Row(1));
        Refuse(collection.Server);

        await Connect.FailsAsync<MilvusServerException>(Changes[change](client));
        var before = collection.Describes;
        await client.InsertAsync("docs", Row(2));

        Assert.Equal(before + 1, collection.Describes);
    }

    private static ScriptedCollection Script()
    {
        var collection = new ScriptedCollection();
        Answer(collection.Server, () => MilvusStatus.Success());
        collection.Server
            .On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { Progress = 100 })
            .On(MilvusRpcs.GetLoadState, _ => new GetLoadStateResponse { State = LoadState.Loaded })
            .On(MilvusRpcs.DescribeIndex, _ => new DescribeIndexResponse
            {
                IndexDescriptions = { new IndexDescription { FieldName = "vector", IndexName = "vector", State = IndexState.Finished } },
            });
        return collection;
    }

    private static void Refuse(ScriptedMilvus server) => Answer(server, () => MilvusStatus.From(MilvusCode.Unexpected, "scripted"));

    private static void Answer(ScriptedMilvus server, Func<Status> status) => server
        .On(MilvusRpcs.CreateCollection, _ => status())
        .On(MilvusRpcs.DropCollection, _ => status())
        .On(MilvusRpcs.RenameCollection, _ => status())
        .On(MilvusRpcs.CreateAlias, _ => status())
        .On(MilvusRpcs.AlterAlias, _ => status())
        .On(MilvusRpcs.DropAlias, _ => status())
        .On(MilvusRpcs.CreateIndex, _ => status())
        .On(MilvusRpcs.DropIndex, _ => status())
        .On(MilvusRpcs.LoadCollection, _ => status());
}
