using System.Globalization;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>What this assembly does when it is started as a child process. It reports on its output, one line per acknowledged write.</summary>
internal static class ChildRoles
{
    public const string CarryScript = "carry-script";
    public const string AppendRows = "append-rows";
    public const string FollowRows = "follow-rows";
    public const string HoldLock = "hold-lock";
    public const string FillDisk = "fill-disk";
    public const string BusyPool = "busy-pool";

    public static int Run(string[] arguments)
    {
        var numbers = arguments.Skip(2).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        // Few rows suffice for graphs, so that kills meet them too.
        using var engine = VectorEngine.Open(arguments[1], new VectorEngineOptions { GraphMinRows = 100 });
        switch (arguments[0])
        {
            case CarryScript: Carry(engine, new Script(numbers[0]), numbers[1]); break;
            case AppendRows: Append(engine, numbers[0], numbers[1]); break;
            case FollowRows: Follow(engine, numbers[0]); break;
            case HoldLock: Hold(arguments[1]); break;
            case FillDisk: Fill(engine, numbers[0]); break;
            case BusyPool: WorkBesideABusyPool(engine, numbers[0]); break;
            default: return 1;
        }

        return 0;
    }

    // Goes on until it is killed. "begun" comes before a write, "done" after its acknowledgement.
    private static void Carry(VectorEngine engine, Script script, int first)
    {
        for (var number = first; ; number++)
        {
            Report("begun", number);
            Script.Carry(engine, script[number]);
            Report("done", number);
        }
    }

    private static void Append(VectorEngine engine, int firstId, int count)
    {
        for (var id = firstId; id < firstId + count; id++)
        {
            engine.Insert(Ids(id), VectorRows([id, 0, 0, 0]));
            Report("done", id);
        }
    }

    // Reports how many rows it sees whenever there are more, until there are as many as expected.
    private static void Follow(VectorEngine engine, int expected)
    {
        for (var last = -1; last < expected;)
        {
            var counted = (int)engine.Count();
            var found = engine.Search(Nearest([0, 0, 0, 0], 16384)).Ids.Count;
            if (found < counted || counted < last)
                throw new InvalidOperationException($"{found} rows are found, {counted} were counted before and {last} before that.");
            if (counted > last)
                Report("seen", last = counted);
        }
    }

    // Begins a write beside the engine and stays in it until it is killed.
    private static void Hold(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        Report("held", Environment.ProcessId);
        Thread.Sleep(Timeout.Infinite);
    }

    // Inserts until the system lets files grow no further; then what was acknowledged must still be read.
    private static void Fill(VectorEngine engine, int limit)
    {
        FileSizeLimit.Set(limit);
        var rows = 0;
        try
        {
            for (; rows < 1_000_000; rows += 50)
            {
                engine.Insert(Ids([.. Enumerable.Range(rows, 50).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(rows, 50).Select(id => new float[256])]));
                Report("done", rows + 50);
            }
        }
        catch (EngineException failure) when (failure.Code is EngineError.IoFailed or EngineError.DiskQuotaExhausted)
        {
            Report(failure.Message.Contains(engine.Path, StringComparison.Ordinal) ? "refused" : "nameless", (int)failure.Code);
        }

        Report("kept", (int)engine.Count());
    }

    // Reports the rows of the graph, and the hits of as many queries, while every thread of the pool waits for something that never comes.
    private static void WorkBesideABusyPool(VectorEngine engine, int queries)
    {
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, Environment.ProcessorCount);
        for (var thread = 0; thread < Environment.ProcessorCount; thread++)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(Timeout.Infinite), null);

        // A search asks for the graph that the file lacks.
        SpinWait.SpinUntil(() => engine.Search(Nearest([0, 0, 0, 0], 1)).Ids.Count == 1 && engine.DescribeIndexes("", Name, fieldName: "v")[0] is { IsBuilding: false, PendingRows: 0 });
        Report("graph", (int)engine.Count());
        var vectors = VectorRows([.. Enumerable.Range(0, queries).Select(query => new float[] { query, 0, 0, 0 })]);
        Report("walks", engine.Search(new SearchCommand { Collection = Name, Vectors = vectors, Limit = 1 }).Ids.Count);
        using var scanning = VectorEngine.Open(engine.Path, new VectorEngineOptions { GraphMinRows = int.MaxValue });
        Report("scans", scanning.Search(new SearchCommand { Collection = Name, Vectors = vectors, Limit = 1 }).Ids.Count);
    }

    private static void Report(string what, int number)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {number}"));
        Console.Out.Flush();
    }
}
