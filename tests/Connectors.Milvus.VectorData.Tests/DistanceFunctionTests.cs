using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>What scores mean: the same vector, its opposite and one at a right angle, under every distance function.</summary>
public sealed class DistanceFunctionTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity, 1, 0, -1)]
    [InlineData(DistanceFunction.CosineDistance, 0, 1, 2)]
    [InlineData(DistanceFunction.DotProductSimilarity, 1, 0, -1)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity, -1, 0, 1)]
    [InlineData(DistanceFunction.EuclideanDistance, 0, 1.73, 2)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance, 0, 3, 4)]
    [InlineData(null, 1, 0, -1)]
    public async Task Scores_are_in_the_function_s_scale_and_the_best_is_first(string? function, double same, double orthogonal, double opposite)
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await CreateAsync(function);

        List<(object Key, double Score)> hits = await SearchAsync(collection, null);

        (object, double)[] expected = [(1, same), (3, orthogonal), (2, opposite)];
        Assert.Equal(expected, hits.Select(hit => (hit.Key, Math.Round(hit.Score, 2))));
    }

    [Theory]
    [InlineData(DistanceFunction.CosineSimilarity)]
    [InlineData(DistanceFunction.CosineDistance)]
    [InlineData(DistanceFunction.DotProductSimilarity)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity)]
    [InlineData(DistanceFunction.EuclideanDistance)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance)]
    public async Task A_threshold_is_in_the_reported_scale_and_lets_equal_scores_through(string function)
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await CreateAsync(function);
        List<(object Key, double Score)> hits = await SearchAsync(collection, null);

        for (int count = 1; count <= hits.Count; count++)
            Assert.Equal(count, (await SearchAsync(collection, hits[count - 1].Score)).Count);
    }

    [Theory]
    [InlineData(DistanceFunction.EuclideanDistance, -1, 0)]
    [InlineData(DistanceFunction.EuclideanSquaredDistance, double.PositiveInfinity, 3)]
    [InlineData(DistanceFunction.DotProductSimilarity, double.NegativeInfinity, 3)]
    [InlineData(DistanceFunction.DotProductSimilarity, double.PositiveInfinity, 0)]
    public async Task Thresholds_that_nothing_or_everything_reaches(string function, double threshold, int count) =>
        Assert.Equal(count, (await SearchAsync(await CreateAsync(function), threshold)).Count);

    [Fact]
    public async Task A_threshold_that_is_no_number_is_refused()
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await CreateAsync(null);

        await Assert.ThrowsAsync<ArgumentException>(() => SearchAsync(collection, double.NaN));
    }

    [Theory]
    [InlineData(DistanceFunction.HammingDistance)]
    [InlineData(DistanceFunction.ManhattanDistance)]
    public void Functions_that_Milvus_lacks_are_refused_by_name(string function) =>
        Assert.Contains($"'{function}'", Assert.Throws<NotSupportedException>(() => milvus.Store.GetDynamicCollection("any", Definition(function))).Message, StringComparison.Ordinal);

    [ServerTheory(Requires = ServerFeature.VectorTypes)]
    [InlineData(DistanceFunction.HammingDistance, null, 0, 2, 16)]
    [InlineData(null, MilvusMetricTypes.Hamming, 0, 2, 16)]
    [InlineData(null, MilvusMetricTypes.Jaccard, 0, 0.5, 1)]
    public async Task Vectors_of_bits(string? function, string? metric, double same, double near, double opposite)
    {
        VectorStoreVectorProperty vector = new("Vector", typeof(byte[]), 16) { DistanceFunction = function };
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Bits{function}{metric}", new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(int)), metric is null ? vector : vector.WithMilvusMetric(metric)],
        });
        await collection.UpsertAsync(
        [
            new() { ["Key"] = 1, ["Vector"] = new byte[] { 0b1111, 0 } },
            new() { ["Key"] = 2, ["Vector"] = new byte[] { 0b0011, 0 } },
            new() { ["Key"] = 3, ["Vector"] = new byte[] { 0b1111_0000, 0xFF } },
        ]);

        List<VectorSearchResult<Dictionary<string, object?>>> hits = await collection.SearchAsync(new byte[] { 0b1111, 0 }, top: 10).ToListAsync();

        (object, double)[] expected = [(1, same), (2, near), (3, opposite)];
        Assert.Equal(expected, hits.Select(hit => (hit.Record["Key"]!, Math.Round(hit.Score!.Value, 2))));
        Assert.Equal(2, await collection.SearchAsync(new byte[] { 0b1111, 0 }, top: 10, new() { ScoreThreshold = near }).CountAsync());
    }

    [ServerTheory(Requires = ServerFeature.SparseScores)]
    [InlineData(null, 4, 1)]
    [InlineData(DistanceFunction.DotProductSimilarity, 4, 1)]
    [InlineData(DistanceFunction.NegativeDotProductSimilarity, -4, -1)]
    public async Task Sparse_vectors(string? function, double best, double next)
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Sparse{function}", new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(int)), new VectorStoreVectorProperty("Vector", typeof(MilvusSparseVector), 1) { DistanceFunction = function }],
        });
        await collection.UpsertAsync(
        [
            new() { ["Key"] = 1, ["Vector"] = MilvusSparseVector.From([new(7, 0.5f), new(100_000, 3)]) },
            new() { ["Key"] = 2, ["Vector"] = MilvusSparseVector.From([new(7, 2f)]) },
        ]);

        List<VectorSearchResult<Dictionary<string, object?>>> hits =
            await collection.SearchAsync(new Dictionary<uint, float> { [7] = 2 }, top: 10).ToListAsync();

        Assert.Equal([(2, best), (1, next)], hits.Select(hit => ((int)hit.Record["Key"]!, hit.Score!.Value)));
    }

    private async Task<VectorStoreCollection<object, Dictionary<string, object?>>> CreateAsync(string? function)
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Distance{function}", Definition(function));
        await collection.UpsertAsync(
        [
            new() { ["Key"] = 1, ["Vector"] = new float[] { 1, 0, 0, 0 } },
            new() { ["Key"] = 2, ["Vector"] = new float[] { -1, 0, 0, 0 } },
            new() { ["Key"] = 3, ["Vector"] = new float[] { 0, -1, -1, 0 } },
        ]);
        return collection;
    }

    private static async Task<List<(object Key, double Score)>> SearchAsync(VectorStoreCollection<object, Dictionary<string, object?>> collection, double? threshold) =>
        await collection.SearchAsync(new float[] { 1, 0, 0, 0 }, top: 10, new() { ScoreThreshold = threshold })
            .Select(hit => (hit.Record["Key"]!, hit.Score!.Value)).ToListAsync();

    private static VectorStoreCollectionDefinition Definition(string? function) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("Key", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(float[]), 4) { DistanceFunction = function, IndexKind = IndexKind.Flat },
        ],
    };
}
