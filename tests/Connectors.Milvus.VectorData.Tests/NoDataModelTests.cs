using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Records of a key and a vector only.</summary>
public sealed class NoDataModelTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_single_record(bool includeVectors)
    {
        VectorStoreCollection<string, Bare> collection = await milvus.CreateAsync<string, Bare>("NoData");
        await collection.UpsertAsync(new Bare { Key = "k", Vector = new float[] { 1, 2 } });

        Bare? record = await collection.GetAsync("k", new() { IncludeVectors = includeVectors });

        Assert.Equal("k", record!.Key);
        Assert.Equal(includeVectors ? [1, 2] : [], record.Vector.ToArray());
    }

    [Fact]
    public async Task Delete_single_record()
    {
        VectorStoreCollection<string, Bare> collection = await milvus.CreateAsync<string, Bare>("NoDataDelete");
        await collection.UpsertAsync(new Bare { Key = "k", Vector = new float[] { 1, 2 } });

        await collection.DeleteAsync("k");

        Assert.Null(await collection.GetAsync("k"));
    }

    public sealed class Bare
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }
}
