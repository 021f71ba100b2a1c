using System.Diagnostics;
using Connectors.Milvus.Client;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// The same rows, calls and client against two servers in turns: ours (a local file in this process, or the server that
/// <c>--ours</c> names, such as <c>milvus-local serve</c>) and a peer's, for example Milvus Lite's. Values are calls or rows per second,
/// so a ratio above 1 means that ours is faster.
/// </summary>
internal sealed class PeerFigures(string peer, string? ours, string folder)
{
    private const int Rows = 20_000;
    private const int Dimension = 128;
    private const int BatchRows = 1_000;
    private const int Searches = 40;
    private const int Top = 10;

    private readonly float[] _vectors = RandomVectors.Flat(Rows, Dimension);
    private readonly float[] _queries = RandomVectors.Flat(Searches, Dimension, seed: 11);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var local = ours is null ? MilvusLocal.Open(Path.Combine(folder, "peer.db")) : null;
        await using var client = local?.CreateClient() ?? new MilvusClient(ours!);
        await using var other = new MilvusClient(peer);

        return
        [
            await InsertAsync(client, other),
            .. await SearchAsync("FLAT", "exact", client, other),
            .. await SearchAsync("HNSW", "hnsw", client, other),
            await CompareAsync("peer_query_by_filter", client, other, (server, call) =>
                server.QueryAsync<Dictionary<string, object?>>("flat", $"k == {call}", new() { Limit = Rows / 100 })),
            await CompareAsync("peer_load_and_first_search", client, other, LoadAndSearchAsync, calls: 3),
        ];
    }

    private async Task<Figure> InsertAsync(MilvusClient client, MilvusClient other)
    {
        foreach (var server in new[] { client, other })
        {
            await CreateAsync(server, "flat", "FLAT");
            await CreateAsync(server, "hnsw", "HNSW");
        }

        double ourSeconds = 0, peerSeconds = 0;
        for (var start = 0; start < Rows; start += BatchRows)
        {
            peerSeconds += await InsertAsync(other, "flat", start);
            ourSeconds += await InsertAsync(client, "flat", start);
            await InsertAsync(other, "hnsw", start);
            await InsertAsync(client, "hnsw", start);
        }

        return new Figure("peer_insert", Rows / ourSeconds, Rows / peerSeconds, "rows/s");
    }

    private async Task<IReadOnlyList<Figure>> SearchAsync(string index, string name, MilvusClient client, MilvusClient other)
    {
        var collection = name == "exact" ? "flat" : "hnsw";
        foreach (var server in new[] { client, other })
        {
            await server.CreateIndexAsync(collection, Index(index));
            await server.LoadCollectionAsync(collection);
        }

        return
        [
            await CompareAsync($"peer_{name}_search", client, other, (server, call) => FindAsync(server, collection, call, null)),
            await CompareAsync($"peer_{name}_search_filtered_1_percent", client, other, (server, call) => FindAsync(server, collection, call, $"k == {call}")),
        ];
    }

    private static async Task<Figure> CompareAsync(
        string name, MilvusClient client, MilvusClient other, Func<MilvusClient, int, Task> call, int calls = Searches)
    {
        List<double> ourTimes = [], peerTimes = [];
        for (var i = -2; i < calls; i++)
        {
            var number = Math.Max(i, 0);
            var peerSeconds = await SecondsAsync(() => call(other, number));
            var ourSeconds = await SecondsAsync(() => call(client, number));
            if (i < 0)
                continue;

            peerTimes.Add(peerSeconds);
            ourTimes.Add(ourSeconds);
        }

        return new Figure(name, 1 / Median(ourTimes), 1 / Median(peerTimes), "calls/s");
    }

    private Task<MilvusSearchResults<Dictionary<string, object?>>> FindAsync(MilvusClient server, string collection, int call, string? filter) =>
        server.SearchAsync<Dictionary<string, object?>>(collection, _queries[(call * Dimension)..((call + 1) * Dimension)], new()
        {
            Limit = Top,
            Filter = filter is null ? null : (MilvusFilter)filter,
            OutputFields = ["k"],
            SearchParams = collection == "hnsw" ? new Dictionary<string, object?> { ["ef"] = 64 } : null,
        });

    private async Task LoadAndSearchAsync(MilvusClient server, int call)
    {
        await server.ReleaseCollectionAsync("flat");
        await server.LoadCollectionAsync("flat");
        await FindAsync(server, "flat", call, null);
    }

    private static async Task CreateAsync(MilvusClient server, string collection, string index)
    {
        await server.DropCollectionAsync(collection);
        await server.CreateCollectionAsync(collection, new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.Int64("k"), MilvusFieldSchema.FloatVector("vector", Dimension)],
        }, new() { Indexes = [Index(index)] });
    }

    private static MilvusIndexParams Index(string type) => new()
    {
        FieldName = "vector",
        IndexType = type,
        MetricType = MilvusMetricTypes.L2,
        Params = type == "HNSW" ? new Dictionary<string, object?> { ["M"] = 16, ["efConstruction"] = 128 } : null,
    };

    private async Task<double> InsertAsync(MilvusClient server, string collection, int start)
    {
        var columns = new MilvusColumns()
            .Add("id", Numbers(start, row => row))
            .Add("k", Numbers(start, row => row % 100))
            .AddVectors("vector", _vectors.AsMemory(start * Dimension, BatchRows * Dimension), Dimension);
        return await SecondsAsync(() => server.InsertColumnsAsync(collection, columns));
    }

    private static long[] Numbers(int start, Func<int, long> number) => [.. Enumerable.Range(start, BatchRows).Select(number)];

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
