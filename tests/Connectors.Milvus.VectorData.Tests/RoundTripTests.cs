using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>How many calls reach Milvus: one per batch, none for nothing.</summary>
public sealed class RoundTripTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>, IAsyncLifetime
{
    private VectorStoreCollection<string, TestRecord> _collection = null!;

    public async Task InitializeAsync()
    {
        _collection = await milvus.CreateAsync<string, TestRecord>("RoundTrip");
        await _collection.UpsertAsync(TestRecord.Data());
        milvus.Calls.Clear();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_batch_of_upserts_is_one_call()
    {
        await _collection.UpsertAsync(TestRecord.Data());

        Assert.Equal(["Upsert"], milvus.Calls.Names);
    }

    [Fact]
    public async Task A_batch_of_keys_is_one_call()
    {
        Assert.Equal(3, await _collection.GetAsync(["a", "b", "c"]).CountAsync());

        Assert.Equal(["Query"], milvus.Calls.Names);
    }

    [Fact]
    public async Task A_batch_of_deletes_is_one_call()
    {
        await _collection.DeleteAsync(["a", "b", "c"]);

        Assert.Equal(["Delete"], milvus.Calls.Names);
    }

    [Fact]
    public async Task A_filtered_page_is_one_call()
    {
        Assert.Equal(2, await _collection.GetAsync(r => r.Number > 1, top: 2, new() { Skip = 1 }).CountAsync());

        Assert.Equal(["Query"], milvus.Calls.Names);
    }

    [Fact]
    public async Task A_search_is_one_call()
    {
        Assert.Equal(2, await _collection.SearchAsync(new float[] { 1, 0, 0 }, top: 2, new() { Filter = r => r.Number > 1 }).CountAsync());

        Assert.Equal(["Search"], milvus.Calls.Names);
    }

    [Fact]
    public async Task Empty_batches_are_no_calls()
    {
        await _collection.UpsertAsync([]);
        await _collection.DeleteAsync([]);
        Assert.Empty(await _collection.GetAsync([]).ToListAsync());

        Assert.Empty(milvus.Calls.Names);
    }

    [Fact]
    public void Making_stores_and_collections_is_no_call()
    {
        using var store = new MilvusVectorStore(milvus.Client, ownsClient: false);
        using VectorStoreCollection<string, TestRecord> collection = store.GetCollection<string, TestRecord>("anything");

        Assert.Empty(milvus.Calls.Names);
    }
}
