using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Creating, listing and deleting collections.</summary>
public sealed class CollectionManagementTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Fact]
    public async Task Collection_Ensure_Exists_Delete()
    {
        VectorStoreCollection<string, TestRecord> collection = Collection("Life");
        Assert.False(await collection.CollectionExistsAsync());

        await collection.EnsureCollectionExistsAsync();
        Assert.True(await collection.CollectionExistsAsync());

        await collection.EnsureCollectionDeletedAsync();
        Assert.False(await collection.CollectionExistsAsync());
    }

    [Fact]
    public async Task EnsureCollectionExists_twice_keeps_the_records()
    {
        VectorStoreCollection<string, TestRecord> collection = Collection("Twice");
        await collection.EnsureCollectionExistsAsync();
        await collection.UpsertAsync(TestRecord.Data());

        await collection.EnsureCollectionExistsAsync();

        Assert.Equal(4, await collection.GetAsync(r => true, top: 10).CountAsync());
    }

    [Fact]
    public async Task EnsureCollectionExists_by_many_at_once_creates_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Collection("Race").EnsureCollectionExistsAsync()));

        await Collection("Race").UpsertAsync(TestRecord.Data());
        Assert.Equal(4, await Collection("Race").SearchAsync(new float[] { 1, 0, 0 }, top: 10).CountAsync());
    }

    [ServerFact(Requires = ServerFeature.LoadStates)]
    public async Task EnsureCollectionExists_finishes_what_another_left_half_made()
    {
        VectorStoreCollection<string, TestRecord> collection = Collection("Half");
        await milvus.Client.CreateCollectionAsync(collection.Name, new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.VarChar("Key", 100, isPrimaryKey: true),
                MilvusFieldSchema.VarChar("text", 100) with { IsNullable = true },
                MilvusFieldSchema.Int32("number"),
                MilvusFieldSchema.FloatVector("Vector", TestRecord.Dimensions),
            ],
        });

        await collection.EnsureCollectionExistsAsync();

        Assert.Equal(["Vector", "number"], (await milvus.Client.ListIndexesAsync(collection.Name)).Select(index => index.FieldName).Order(StringComparer.Ordinal));
        await collection.UpsertAsync(TestRecord.Data());
        Assert.Equal("a", (await collection.SearchAsync(new float[] { 1, 0, 0 }, top: 1).SingleAsync()).Record.Key);
    }

    [ServerFact(Requires = ServerFeature.LoadStates)]
    public async Task A_collection_that_the_records_do_not_fit_is_kept_and_said_so_when_it_is_used()
    {
        VectorStoreCollection<string, TestRecord> collection = Collection("Drift");
        await milvus.Client.CreateCollectionAsync(collection.Name, new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.VarChar("Key", 100, isPrimaryKey: true), MilvusFieldSchema.FloatVector("Vector", 4)],
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => collection.EnsureCollectionExistsAsync());
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => collection.UpsertAsync(TestRecord.Data()));

        Assert.Contains("'number'", error.Message, StringComparison.Ordinal);
        Assert.True(await collection.CollectionExistsAsync());
    }

    [Fact]
    public async Task EnsureCollectionDeleted_of_a_missing_collection_is_silent()
    {
        await Collection("Missing").EnsureCollectionDeletedAsync();
        await milvus.Store.EnsureCollectionDeletedAsync(milvus.Name("Missing"));

        Assert.False(await milvus.Store.CollectionExistsAsync(milvus.Name("Missing")));
    }

    [Fact]
    public async Task Store_CollectionExists_and_DeleteCollection()
    {
        await Collection("Store").EnsureCollectionExistsAsync();
        Assert.True(await milvus.Store.CollectionExistsAsync(milvus.Name("Store")));

        await milvus.Store.EnsureCollectionDeletedAsync(milvus.Name("Store"));
        Assert.False(await milvus.Store.CollectionExistsAsync(milvus.Name("Store")));
    }

    [Fact]
    public async Task Store_ListCollections()
    {
        await Collection("Listed").EnsureCollectionExistsAsync();

        Assert.Contains(milvus.Name("Listed"), await milvus.Store.ListCollectionNamesAsync().ToListAsync());
    }

    [Fact]
    public void Metadata_and_services()
    {
        using VectorStoreCollection<string, TestRecord> collection = Collection("Meta");
        var metadata = (VectorStoreCollectionMetadata)collection.GetService(typeof(VectorStoreCollectionMetadata))!;

        Assert.Equal(("milvus", "default", milvus.Name("Meta")), (metadata.VectorStoreSystemName, metadata.VectorStoreName, metadata.CollectionName));
        Assert.Equal("milvus", ((VectorStoreMetadata)milvus.Store.GetService(typeof(VectorStoreMetadata))!).VectorStoreSystemName);
        Assert.Same(milvus.Client, collection.GetService(typeof(MilvusClient)));
        Assert.Same(collection, collection.GetService(typeof(IVectorSearchable<TestRecord>)));
        Assert.Null(collection.GetService(typeof(MilvusClient), "key"));
        Assert.Null(collection.GetService(typeof(string)));
    }

    [Fact]
    public async Task Failures_say_where_they_happened()
    {
        VectorStoreCollection<string, TestRecord> collection = Collection("Absent");

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => collection.UpsertAsync(TestRecord.Data()));

        Assert.Equal(("milvus", "default", collection.Name, "Upsert"), (error.VectorStoreSystemName, error.VectorStoreName, error.CollectionName, error.OperationName));
        Assert.IsType<MilvusServerException>(error.InnerException);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_a_store_error()
    {
        using var store = new MilvusVectorStore(new MilvusClient(new MilvusClientOptions { Address = "http://127.0.0.1:1" }), ownsClient: true);

        var error = await Assert.ThrowsAsync<VectorStoreException>(() => store.CollectionExistsAsync("any"));

        Assert.Equal("CollectionExists", error.OperationName);
        Assert.IsType<MilvusTransportException>(error.InnerException);
    }

    private VectorStoreCollection<string, TestRecord> Collection(string name) => milvus.Store.GetCollection<string, TestRecord>(milvus.Name(name));
}
