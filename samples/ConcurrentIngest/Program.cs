using System.CommandLine;
using ConcurrentIngest.Ingestion;
using ConcurrentIngest.Terminal;
using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Spectre.Console;

var rows = new Option<int>("--rows") { Description = "How many vectors.", DefaultValueFactory = _ => 100_000 };
var dimension = new Option<int>("--dimension") { Description = "Their dimension.", DefaultValueFactory = _ => 768 };
var batch = new Option<int>("--batch") { Description = "Rows per insert.", DefaultValueFactory = _ => 1_000 };
var concurrency = new Option<int>("--concurrency") { Description = "Inserts on their way at once.", DefaultValueFactory = _ => 4 };
var database = new Option<string>("--db") { Description = "Local database file; deleted afterwards unless it is kept.", DefaultValueFactory = _ => "concurrent-ingest.db" };
var milvus = new Option<string?>("--milvus") { Description = "Milvus server to use instead of the local file, e.g. http://localhost:19530." };
var token = new Option<string?>("--token") { Description = "Token or user:password of the Milvus server." };
var keep = new Option<bool>("--keep") { Description = "Keep the collection, and the local file." };

var command = new RootCommand("Ingests vectors concurrently, stops half-way, resumes, and checks that each is stored once.")
{
    rows, dimension, batch, concurrency, database, milvus, token, keep,
};
command.SetAction(async (parsed, cancellationToken) =>
{
    var settings = new IngestSettings(
        parsed.GetValue(rows), parsed.GetValue(dimension), parsed.GetValue(batch), parsed.GetValue(concurrency), parsed.GetValue(keep));
    try
    {
        await RunAsync(settings, parsed.GetValue(milvus), parsed.GetValue(token), parsed.GetValue(database)!, cancellationToken);
        return 0;
    }
    catch (Exception exception) when (exception is MilvusException or OperationCanceledException or IOException or InvalidDataException or ArgumentException)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 1;
    }
});

return await command.Parse(args).InvokeAsync();

static async Task RunAsync(IngestSettings settings, string? address, string? token, string file, CancellationToken cancellationToken)
{
    var terminal = new IngestTerminal(AnsiConsole.Console);
    if (address is not null)
    {
        await using var remote = new MilvusClient(address, token);
        await terminal.RunAsync(remote, settings, cancellationToken);
        return;
    }

    var isNew = !File.Exists(file);
    await using (var local = MilvusLocal.Open(file))
    await using (var client = local.CreateClient())
        await terminal.RunAsync(client, settings, cancellationToken);

    // A file that was there before may hold more than this collection.
    if (isNew && !settings.KeepsCollection)
    {
        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }
}
