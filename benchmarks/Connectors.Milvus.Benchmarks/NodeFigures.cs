using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// The same inserts and searches with Milvus's SDK for Node, beside ours in one run against one sink: the ratio says how many times as
/// fast ours is. Left out where npm is not there or cannot install the SDK.
/// </summary>
internal sealed class NodeFigures(string address, string folder)
{
    private const string Package = "@zilliz/milvus2-sdk-node@3.0.6";
    private const string Script = "node-client.mjs";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly WireRecord[] _records = WireRecord.Make(WireFigures.Rows);
    private readonly ReadOnlyMemory<float> _query = RandomVectors.Flat(1, WireRecord.Dimension);

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, "node")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, Script), Path.Combine(home, Script));
        if (await RunAsync(home, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", Package, "--no-audit", "--no-fund", "--ignore-scripts") is null)
            return [];

        var answer = await RunAsync(
            home, "node", Script, new Uri(address).Authority, WireRecord.Schema.Name,
            WireFigures.Rows.ToString(CultureInfo.InvariantCulture), WireRecord.Dimension.ToString(CultureInfo.InvariantCulture));
        if (answer is null)
            return [];

        using var theirs = JsonDocument.Parse(answer);
        double Theirs(string name) => theirs.RootElement.GetProperty(name).GetDouble() / 1_000;
        return
        [
            new Figure("insert_beside_node_sdk", WireFigures.Rows / await InsertAsync(), WireFigures.Rows / Theirs("insert"), "rows/s"),
            new Figure("search_top_10_beside_node_sdk", 1 / await SearchAsync(CannedAnswers.Top10, 10), 1 / Theirs("search10"), "calls/s"),
            new Figure("search_top_1000_beside_node_sdk", 1 / await SearchAsync(CannedAnswers.Top1000, 1_000), 1 / Theirs("search1000"), "calls/s"),
        ];
    }

    private async Task<double> InsertAsync()
    {
        await using var client = new MilvusClient(address);
        return await Interleaved.MedianSecondsAsync(20, () => client.InsertAsync(WireRecord.Schema.Name, _records));
    }

    private async Task<double> SearchAsync(string database, int limit)
    {
        await using var client = new MilvusClient(new MilvusClientOptions { Address = address, Database = database });
        var options = new MilvusSearchOptions { Limit = limit, OutputFields = ["Text", "Tag", "CreatedAt"] };
        return await Interleaved.MedianSecondsAsync(100, () => client.SearchAsync<WireRecord>(WireRecord.Schema.Name, _query, options));
    }

    /// <summary>What a program wrote, or null when it is not there, failed, or took too long.</summary>
    private static async Task<string?> RunAsync(string home, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = home, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            _ = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (Exception failure) when (failure is Win32Exception or OperationCanceledException)
        {
            Console.Error.WriteLine($"Without the Node SDK: {failure.Message}");
            return null;
        }
    }
}
