using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Two servers started anew on data that they wrote before: from before the process starts until the first search is answered, loading the
/// collection included, in turns, asked by the same client. A server is a command in which <c>{port}</c> and <c>{data}</c> stand for the port to listen
/// on and a folder of its own; it is ended by SIGTERM. Values are starts per second, so a ratio above 1 means that ours is faster.
/// </summary>
internal sealed class ColdOpenFigures(string peer, string ours, string folder)
{
    private const int Rows = 20_000;
    private const int Dimension = 128;
    private const int BatchRows = 1_000;
    private const int Rounds = 5;
    private const string Collection = "cold";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly float[] _vectors = RandomVectors.Flat(Rows, Dimension);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var servers = new[] { NewServer(ours, "ours"), NewServer(peer, "peer") };
        foreach (var server in servers)
            _ = await server.RunAsync(FillAsync);
        List<double> ourTimes = [], peerTimes = [];
        for (var round = 0; round < Rounds; round++)
        {
            peerTimes.Add(await servers[1].RunAsync(LoadAndSearchAsync));
            ourTimes.Add(await servers[0].RunAsync(LoadAndSearchAsync));
        }

        return [new Figure("peer_cold_open_first_answer", 1 / Median(ourTimes), 1 / Median(peerTimes), "starts/s") { Rows = Rows }];
    }

    private Server NewServer(string command, string name)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        return new Server(command.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{data}", data, StringComparison.Ordinal), port);
    }

    private async Task FillAsync(MilvusClient client)
    {
        await client.CreateCollectionAsync(Collection, new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", Dimension)],
        }, new() { Indexes = [new MilvusIndexParams { FieldName = "vector", IndexType = "FLAT", MetricType = MilvusMetricTypes.L2 }] });
        for (var start = 0; start < Rows; start += BatchRows)
        {
            await client.InsertColumnsAsync(Collection, new MilvusColumns()
                .Add("id", [.. Enumerable.Range(start, BatchRows).Select(id => (long)id)])
                .AddVectors("vector", _vectors.AsMemory(start * Dimension, BatchRows * Dimension), Dimension));
        }

        await client.FlushAsync(Collection);
        await LoadAndSearchAsync(client);
    }

    private async Task LoadAndSearchAsync(MilvusClient client)
    {
        await client.LoadCollectionAsync(Collection);
        var found = await client.SearchAsync<Dictionary<string, object?>>(Collection, _vectors[..Dimension], new() { Limit = 10 });
        if (found[0].Count != 10)
            throw new InvalidOperationException($"The first search found {found[0].Count} rows.");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>One of the two.</summary>
    private sealed class Server(string command, int port)
    {
        /// <summary>Starts the server, does something with it and ends it; gives the seconds from before its start until that was done.</summary>
        public async Task<double> RunAsync(Func<MilvusClient, Task> work)
        {
            var started = Stopwatch.GetTimestamp();
            // The shell gives its place to the server, so that the signal reaches it.
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {command} >&2"]))!;
            try
            {
                await WaitUntilItListensAsync(process, started);
                await using var client = new MilvusClient($"http://127.0.0.1:{port}");
                await work(client);
                return Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
            finally
            {
                using var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
                await end.WaitForExitAsync();
                await process.WaitForExitAsync();
            }
        }

        private async Task WaitUntilItListensAsync(Process process, long started)
        {
            while (true)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, port);
                    return;
                }
                catch (SocketException) when (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
                }
            }
        }
    }
}
