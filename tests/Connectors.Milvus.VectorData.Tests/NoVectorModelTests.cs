using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Records without a vector, which Milvus itself does not have.</summary>
public sealed class NoVectorModelTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_single_record(bool includeVectors)
    {
        VectorStoreCollection<string, Note> collection = await CreateAsync("NoVector");

        Note? record = await collection.GetAsync("k", new() { IncludeVectors = includeVectors });

        Assert.Equal(("k", "text"), (record!.Key, record.Text));
    }

    [Fact]
    public async Task Records_are_found_by_filter_updated_and_deleted()
    {
        VectorStoreCollection<string, Note> collection = await CreateAsync("NoVectorWrite");

        await collection.UpsertAsync(new Note { Key = "k", Text = "changed" });
        Assert.Equal("changed", (await collection.GetAsync(r => r.Text != "text", top: 10).SingleAsync()).Text);
        await collection.DeleteAsync("k");

        Assert.Empty(await collection.GetAsync(r => true, top: 10).ToListAsync());
    }

    [Fact]
    public async Task Searching_is_refused()
    {
        VectorStoreCollection<string, Note> collection = await CreateAsync("NoVectorSearch");

        Assert.Contains("no vector properties", Assert.Throws<InvalidOperationException>(() => collection.SearchAsync(new float[] { 1, 0 }, top: 1)).Message, StringComparison.Ordinal);
    }

    private async Task<VectorStoreCollection<string, Note>> CreateAsync(string name)
    {
        VectorStoreCollection<string, Note> collection = await milvus.CreateAsync<string, Note>(name);
        await collection.UpsertAsync(new Note { Key = "k", Text = "text" });
        return collection;
    }

    public sealed class Note
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData]
        public string? Text { get; set; }
    }
}
