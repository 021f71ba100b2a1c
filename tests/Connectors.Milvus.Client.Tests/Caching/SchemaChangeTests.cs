using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Whatever a client does to a collection, it does not go on with the schema from before.</summary>
public sealed class SchemaChangeTests
{
    private static readonly Dictionary<string, string> Properties = new() { ["mmap.enabled"] = "true" };

    private static readonly MilvusStructFieldSchema Chunks = new()
    {
        Name = "chunks", MaxCapacity = 4, IsNullable = true, Fields = [MilvusFieldSchema.Int64("page")],
    };

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
        ["alter index"] = client => client.AlterIndexPropertiesAsync("docs", "vector", Properties),
        ["truncate"] = client => client.TruncateCollectionAsync("docs"),
        ["alter properties"] = client => client.AlterCollectionPropertiesAsync("docs", Properties),
        ["drop properties"] = client => client.DropCollectionPropertiesAsync("docs", ["mmap.enabled"]),
        ["add field"] = client => client.AddCollectionFieldAsync("docs", MilvusFieldSchema.Int64("year") with { IsNullable = true }),
        ["add struct field"] = client => client.AddCollectionStructFieldAsync("docs", Chunks),
        ["drop field"] = client => client.DropCollectionFieldAsync("docs", "year"),
        ["alter field"] = client => client.AlterCollectionFieldAsync("docs", "year", Properties),
        ["drop field properties"] = client => client.DropCollectionFieldPropertiesAsync("docs", "year", ["mmap.enabled"]),
        ["add function"] = client => client.AddCollectionFunctionAsync("docs", MilvusFunctionSchema.Bm25("bm25", "text", "sparse")),
        ["alter function"] = client => client.AlterCollectionFunctionAsync("docs", MilvusFunctionSchema.Bm25("bm25", "text", "sparse")),
        ["drop function"] = client => client.DropCollectionFunctionAsync("docs", "bm25"),
        ["drop function field"] = client => client.DropFunctionFieldAsync("docs", "bm25"),
        ["refresh external"] = client => client.RefreshExternalCollectionAsync("docs"),
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

    [Fact]
    public async Task Dropping_a_database_forgets_its_collections_and_no_others()
    {
        var collection = Script();
        collection.Server.On(MilvusRpcs.DropDatabase, _ => MilvusStatus.Success());
        await using var client = collection.CreateClient();
        var books = client.WithDatabase("books");
        await client.InsertAsync("docs", Row(1));
        await books.InsertAsync("docs", Row(1));

        await client.DropDatabaseAsync("books");
        await client.InsertAsync("docs", Row(2));
        Assert.Equal(2, collection.Describes);
        await books.InsertAsync("docs", Row(2));

        Assert.Equal(3, collection.Describes);
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

    private static void Answer(ScriptedMilvus server, Func<Status> status)
    {
        Answer(server, MilvusRpcs.CreateCollection, status);
        Answer(server, MilvusRpcs.DropCollection, status);
        Answer(server, MilvusRpcs.RenameCollection, status);
        Answer(server, MilvusRpcs.TruncateCollection, status);
        Answer(server, MilvusRpcs.AlterCollection, status);
        Answer(server, MilvusRpcs.AlterCollectionField, status);
        Answer(server, MilvusRpcs.AlterCollectionSchema, status);
        Answer(server, MilvusRpcs.AddCollectionField, status);
        Answer(server, MilvusRpcs.AddCollectionStructField, status);
        Answer(server, MilvusRpcs.AddCollectionFunction, status);
        Answer(server, MilvusRpcs.AlterCollectionFunction, status);
        Answer(server, MilvusRpcs.DropCollectionFunction, status);
        Answer(server, MilvusRpcs.CreateAlias, status);
        Answer(server, MilvusRpcs.AlterAlias, status);
        Answer(server, MilvusRpcs.DropAlias, status);
        Answer(server, MilvusRpcs.CreateIndex, status);
        Answer(server, MilvusRpcs.AlterIndex, status);
        Answer(server, MilvusRpcs.DropIndex, status);
        Answer(server, MilvusRpcs.LoadCollection, status);
        Answer(server, MilvusRpcs.RefreshExternalCollection, status);
    }

    // "Fail" makes an answer that is nothing but its status, success included.
    private static void Answer<TRequest, TResponse>(ScriptedMilvus server, MilvusRpc<TRequest, TResponse> rpc, Func<Status> status)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() => server.On(rpc, _ => rpc.Fail(status()));
}
