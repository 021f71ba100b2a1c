using System.Globalization;
using Connectors.Milvus.Benchmarks;

// Usage: dotnet run -c Release [-- --quick | --client | --engine | --connector | --only search | --hnsw [rows] | --open [rows [file]] |
// --peer address [--ours address] | --cold "peer's command" "our command"]:
// everything but graphs and large files, the same briefly, the client, the engine or the connector alone, the client's searches alone, searches
// through a graph over 200,000 rows or as many as said, opening a file of 1,000,000 × 768 and searching it once, the engine beside another
// server, such as Milvus Lite, or two servers started anew.
// One JSON line per figure on standard output; what is going on goes to standard error. "ratio" is value ÷ limit, both measured in
// this run unless the limit is a rule (bytes, RPCs, seconds).
if (args is [SinkProcess.Argument])
{
    await SinkServer.RunAsync(WireRecord.Schema, WireFigures.Rows);
    return;
}

if (args is [OpenFigures.Argument, var file])
{
    OpenFigures.SearchOnce(file);
    return;
}

var isQuick = args.Contains("--quick");
var isOnlySearch = args.Contains("--only") && args.Contains("search");
if (args.Contains("--connector"))
{
    await MeasureConnectorAsync();
    return;
}

var folder = Directory.CreateTempSubdirectory("milvus-benchmarks-").FullName;
try
{
    if (args is ["--peer", var peer, ..])
    {
        Print(await new PeerFigures(peer, args is [_, _, "--ours", var ours] ? ours : null, folder).MeasureAsync());
        return;
    }

    if (args is ["--hnsw", ..])
    {
        var rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200_000;
        Print(new HnswFigures(rows, searches: 200, folder).Measure());
        return;
    }

    if (args is ["--cold", var theirCommand, var ourCommand])
    {
        Print(await new ColdOpenFigures(theirCommand, ourCommand, folder).MeasureAsync());
        return;
    }

    if (args is ["--open", ..])
    {
        var rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        Print(new OpenFigures(rows, rounds: 5, args.Length > 2 ? args[2] : Path.Combine(folder, "open.db")).Measure());
        return;
    }

    if (!args.Contains("--engine"))
    {
        await MeasureClientAsync();
    }

    if (isOnlySearch)
        return;

    if (!args.Contains("--engine"))
    {
        Console.Error.WriteLine("Counting RPCs in steady state…");
        Print(await new SteadyStateFigures(folder).MeasureAsync());
    }

    if (args.Contains("--client"))
        return;

    if (!args.Contains("--engine"))
        await MeasureConnectorAsync();

    Console.Error.WriteLine("Inserting into and searching the engine…");
    Print(new EngineFigures(rows: 100_000, searches: isQuick ? 15 : 60, folder).Measure());
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task MeasureClientAsync()
{
    await using var sink = await SinkProcess.StartAsync();
    if (!isOnlySearch)
    {
        Console.Error.WriteLine("Writing records to a sink server…");
        Print(await new WireFigures(sink.Address, rounds: isQuick ? 20 : 200).MeasureAsync());
    }

    Console.Error.WriteLine("Searching a sink server…");
    Print(await new SearchFigures(sink.Address, rounds: isQuick ? 20 : 200, isQuick).MeasureAsync());
    if (isQuick || isOnlySearch)
        return;

    Console.Error.WriteLine("Doing the same with the SDK for Node…");
    Print(await new NodeFigures(sink.Address, folder).MeasureAsync());
}

async Task MeasureConnectorAsync()
{
    Console.Error.WriteLine("Going through the VectorData connector…");
    using var connector = new ConnectorFigures(rounds: isQuick ? 20 : 200);
    Print(await connector.MeasureAsync());
}

static void Print(IEnumerable<Figure> figures)
{
    foreach (var figure in figures)
        Console.WriteLine(figure.ToJson());
}
