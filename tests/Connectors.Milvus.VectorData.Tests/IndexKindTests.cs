using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Every index kind creates its index and finds the nearest.</summary>
public sealed class IndexKindTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Theory]
    [InlineData(IndexKind.Flat, MilvusIndexTypes.Flat)]
    [InlineData(IndexKind.Hnsw, MilvusIndexTypes.Hnsw)]
    [InlineData(IndexKind.IvfFlat, MilvusIndexTypes.IvfFlat)]
    [InlineData(IndexKind.DiskAnn, MilvusIndexTypes.DiskAnn)]
    [InlineData(IndexKind.QuantizedFlat, MilvusIndexTypes.IvfSq8)]
    [InlineData(IndexKind.Dynamic, MilvusIndexTypes.AutoIndex)]
    [InlineData(MilvusIndexTypes.IvfFlat, MilvusIndexTypes.IvfFlat)]
    [InlineData(null, MilvusIndexTypes.AutoIndex)]
    public async Task Kind(string? kind, string indexType)
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(int)),
                new VectorStoreDataProperty("Text", typeof(string)) { IsIndexed = true },
                new VectorStoreVectorProperty("Vector", typeof(float[]), 3) { IndexKind = kind },
            ],
        };
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Index{kind}", definition);
        await collection.UpsertAsync(
        [
            new() { ["Key"] = 1, ["Text"] = "one", ["Vector"] = new float[] { 1, 0, 0 } },
            new() { ["Key"] = 2, ["Text"] = "two", ["Vector"] = new float[] { 0, 1, 0 } },
        ]);

        IReadOnlyList<MilvusIndexDescription> indexes = await milvus.Client.ListIndexesAsync(collection.Name);
        VectorSearchResult<Dictionary<string, object?>> nearest = await collection.SearchAsync(new float[] { 0, 1, 0 }, top: 1).SingleAsync();

        Assert.Equal(indexType, indexes.Single(index => index.FieldName == "Vector").IndexType);
        Assert.Equal(MilvusIndexTypes.Inverted, indexes.Single(index => index.FieldName == "Text").IndexType);
        Assert.Equal(2, nearest.Record["Key"]);
    }

    [ServerTheory(Requires = ServerFeature.VectorTypes)]
    [InlineData(IndexKind.Flat, MilvusDataType.BinaryVector, MilvusIndexTypes.BinFlat)]
    [InlineData(IndexKind.IvfFlat, MilvusDataType.BinaryVector, MilvusIndexTypes.BinIvfFlat)]
    [InlineData(IndexKind.Dynamic, MilvusDataType.BinaryVector, MilvusIndexTypes.AutoIndex)]
    [InlineData(IndexKind.Flat, MilvusDataType.Float16Vector, MilvusIndexTypes.Flat)]
    [InlineData(IndexKind.Hnsw, MilvusDataType.Int8Vector, MilvusIndexTypes.Hnsw)]
    [InlineData(null, MilvusDataType.Int8Vector, MilvusIndexTypes.AutoIndex)]
    [InlineData(IndexKind.Flat, MilvusDataType.SparseFloatVector, MilvusIndexTypes.SparseInvertedIndex)]
    [InlineData(MilvusIndexTypes.SparseWand, MilvusDataType.SparseFloatVector, MilvusIndexTypes.SparseWand)]
    public async Task Kind_by_vectors(string? kind, MilvusDataType vectors, string indexType)
    {
        Type type = vectors switch
        {
            MilvusDataType.BinaryVector => typeof(byte[]),
            MilvusDataType.Int8Vector => typeof(sbyte[]),
            MilvusDataType.Float16Vector => typeof(Half[]),
            _ => typeof(MilvusSparseVector),
        };
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Index{kind}{vectors}", new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(int)), new VectorStoreVectorProperty("Vector", type, 16) { IndexKind = kind }],
        });

        MilvusIndexDescription index = Assert.Single(await milvus.Client.ListIndexesAsync(collection.Name));

        Assert.Equal(indexType, index.IndexType);
    }
}
