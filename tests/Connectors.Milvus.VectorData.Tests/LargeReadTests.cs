using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Reads that go beyond the 16,384 rows of one answer.</summary>
public sealed class LargeReadTests(LargeReadTests.Fixture large) : IClassFixture<LargeReadTests.Fixture>
{
    private const int Count = 17_000;

    [Fact]
    public async Task GetAsync_streams_everything_when_top_is_beyond_the_window()
    {
        List<Point> points = await large.Points.GetAsync(r => true, top: 100_000).ToListAsync();

        Assert.Equal(Enumerable.Range(0, Count).Select(key => (long)key), points.Select(point => point.Key).Order());
        Assert.Equal(0, points[0].Vector.Length);
    }

    [Fact]
    public async Task GetAsync_streams_with_filter_Skip_and_vectors()
    {
        List<Point> points = await large.Points.GetAsync(r => r.Key >= 100, top: 300, new() { Skip = 16_500, IncludeVectors = true }).ToListAsync();

        Assert.Equal(300, points.Count);
        Assert.All(points, point => Assert.Equal(point.Key, (long)point.Vector.Span[0]));
    }

    [Fact]
    public async Task GetAsync_reads_no_further_than_it_is_enumerated()
    {
        large.Calls.Clear();

        Assert.Equal(10, await large.Points.GetAsync(r => true, top: 100_000).Take(10).CountAsync());

        Assert.InRange(large.Calls.Names.Count(name => name == "Query"), 1, 2);
    }

    [Fact]
    public async Task SearchAsync_goes_on_beyond_the_window()
    {
        List<VectorSearchResult<Point>> hits =
            await large.Points.SearchAsync(new float[] { 0, 0 }, top: 100_000, new() { Filter = r => r.Key != 5 }).ToListAsync();

        Assert.Equal(Count - 1, hits.Count);
        Assert.Equal(Count - 1, hits.Select(hit => hit.Record.Key).Distinct().Count());
        Assert.Equal(0, hits[0].Record.Key);
        Assert.True(hits.Zip(hits.Skip(1)).All(pair => pair.First.Score <= pair.Second.Score));
    }

    [Fact]
    public async Task SearchAsync_beyond_the_window_keeps_to_Skip_and_threshold()
    {
        List<VectorSearchResult<Point>> hits = await large.Points
            .SearchAsync(new float[] { 0, 0 }, top: 16_384, new() { Skip = 10, ScoreThreshold = 16_500, IncludeVectors = true }).ToListAsync();

        Assert.Equal(16_384, hits.Count);
        Assert.Equal((10, 10.0), (hits[0].Record.Key, hits[0].Score!.Value));
        Assert.Equal(10, hits[0].Record.Vector.Span[0]);
    }

    [ServerFact(Requires = ServerFeature.ExpressionTemplates)]
    public async Task OrderBy_sorts_more_records_than_the_window_where_the_server_does_not_sort()
    {
        List<Point> points = await large.OnOlderServer.GetAsync(
            r => r.Key > 3, top: 4, new() { Skip = 1, OrderBy = order => order.Descending(r => r.Number).Ascending(r => r.Key) }).ToListAsync();

        Assert.Equal(
            Fixture.Data().Where(r => r.Key > 3).OrderByDescending(r => r.Number).ThenBy(r => r.Key).Skip(1).Take(4).Select(r => r.Key),
            points.Select(point => point.Key));
    }

    [Fact]
    public void OrderBy_beyond_the_window_is_refused_before_any_call()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => large.Points.GetAsync(r => true, top: 16_384, new() { Skip = 1, OrderBy = order => order.Ascending(r => r.Number) }));

        Assert.Contains("16,384", error.Message, StringComparison.Ordinal);
        Assert.Contains("16385", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Top_below_one_is_refused_before_any_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => large.Points.GetAsync(r => true, top: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => large.Points.SearchAsync(new float[] { 0, 0 }, top: 0));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task UpsertAsync_splits_what_is_larger_than_one_request()
    {
        using var wide = new MilvusCollection<long, Wide>(large.Client, large.Name("wide"), ownsClient: false);
        await wide.EnsureCollectionExistsAsync();
        large.Calls.Clear();

        await wide.UpsertAsync(Enumerable.Range(0, 600).Select(key => new Wide { Key = key, Vector = new float[32_768] }));

        Assert.Equal(3, large.Calls.Names.Count(name => name == "Upsert"));
        Assert.Equal(600, await wide.GetAsync(r => true, top: 1_000).CountAsync());
    }

    public sealed class Wide
    {
        [VectorStoreKey]
        public long Key { get; set; }

        [VectorStoreVector(32_768, DistanceFunction = DistanceFunction.EuclideanDistance)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }

    public sealed class Point
    {
        [VectorStoreKey]
        public long Key { get; set; }

        [VectorStoreData]
        public int Number { get; set; }

        [VectorStoreVector(2, DistanceFunction = DistanceFunction.EuclideanDistance, IndexKind = IndexKind.Flat)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly TestServer _server = new();

        public MilvusCollection<long, Point> Points { get; private set; } = null!;

        public MilvusCollection<long, Point> OnOlderServer { get; private set; } = null!;

        public MilvusClient Client { get; private set; } = null!;

        internal RecordingHandler Calls { get; private set; } = null!;

        public static IEnumerable<Point> Data() => Enumerable.Range(0, Count)
            .Select(key => new Point { Key = key, Number = key * 7919 % 1_000, Vector = new float[] { key, 0 } });

        public string Name(string prefix) => _server.UniqueName(prefix);

        public async Task InitializeAsync()
        {
            string name = _server.UniqueName("large");
            Client = _server.CreateClient(wrap: inner => Calls = new RecordingHandler(inner));
            Points = new MilvusCollection<long, Point>(Client, name, ownsClient: false);
            MilvusClient older = _server.CreateClient(wrap: inner => new OlderServer(inner, "v2.6.0"));
            OnOlderServer = new MilvusCollection<long, Point>(older, name, ownsClient: false);
            await Points.EnsureCollectionExistsAsync();
            await Points.UpsertAsync(Data());
        }

        public Task DisposeAsync() => _server.DisposeAsync();
    }
}
