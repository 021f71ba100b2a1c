using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>The sample of the package's README, as it is printed there.</summary>
public sealed class ReadmeTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Fact]
    public async Task The_sample_finds_the_hotel()
    {
        MilvusVectorStore store = milvus.Store;
        var found = new List<string>();

        var hotels = store.GetCollection<Guid, Hotel>(milvus.Name("hotels"));
        await hotels.EnsureCollectionExistsAsync();
        await hotels.UpsertAsync(new Hotel { Name = "Seaside", Stars = 4, Vector = new float[] { 0.1f, 0.9f, 0.2f } });
        await foreach (var hit in hotels.SearchAsync(new float[] { 0, 1, 0 }, top: 3, new() { Filter = h => h.Stars >= 4 }))
            found.Add($"{hit.Score:F2} {hit.Record.Name}");

        Assert.Equal([$"{0.97:F2} Seaside"], found);
    }

    public class Hotel
    {
        [VectorStoreKey] public Guid Id { get; set; }
        [VectorStoreData] public string Name { get; set; } = "";
        [VectorStoreData(IsIndexed = true)] public int Stars { get; set; }
        [VectorStoreVector(3)] public ReadOnlyMemory<float> Vector { get; set; }
    }
}
