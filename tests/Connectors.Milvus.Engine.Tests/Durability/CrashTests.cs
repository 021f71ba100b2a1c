using System.Diagnostics;
using System.Globalization;
using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>
/// A process that writes, compacts, builds indexes and changes the schema without pause is killed again and again. What it had acknowledged
/// is there; what it was at is there wholly or not at all; and nothing in the file contradicts anything else. CRASH_KILLS=200 kills as often.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Seed = 20_251;
    private const int MaxOperations = 5_000;

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CRASH_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 10;

    private readonly TestFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Acknowledged_writes_survive_kills_and_no_write_is_half_there()
    {
        using (var engine = _file.Open())
            Script.CreateTable(engine);

        var script = new Script(Seed);
        var random = new Random(Seed);
        var operations = 0;
        var acknowledgedRows = 0;
        var interrupted = new HashSet<string>();
        var graphs = 0L;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Graphs are built behind the writes, in their own time: some kills wait for one.
            var (begun, done) = RunAndKill(operations, random, untilGraph: kill % 3 == 2);
            acknowledgedRows += Enumerable.Range(operations, done - operations).Sum(number => script[number].Ids.Length);
            if (begun > done)
                interrupted.Add(script[done].Kind);
            operations = FindState(script, done, begun);
            graphs += CountGraphs();
        }

        Assert.True(_file.Number("SELECT max(epoch) FROM counters") > 0, "No kill can have met a compaction.");
        Assert.True(acknowledgedRows > 100 * Kills, $"Only {acknowledgedRows} rows were acknowledged.");
        Assert.True(Kills < 200 || interrupted.Count == Script.Kinds, $"Only these were interrupted: {string.Join(", ", interrupted)}.");
        Assert.True(graphs > 0, "No kill can have met a graph.");
    }

    // Gives how many operations were begun and acknowledged, counted from the beginning of the script.
    private (int Begun, int Done) RunAndKill(int first, Random random, bool untilGraph)
    {
        using var child = Child.Start(ChildRoles.CarryScript, _file.Path, Seed, first);
        var (begun, done) = (first, first);
        var killAfter = first + random.Next(1, 30);
        var killed = false;
        while (child.Next() is var (what, number))
        {
            (begun, done) = what == "begun" ? (number + 1, done) : (begun, number + 1);
            Assert.True(killed || done < first + MaxOperations, "No graph was built behind so many writes.");
            if (killed || done < killAfter || (untilGraph && CountGraphs() == 0))
                continue;
            // Somewhere within the writes that follow.
            var pause = Stopwatch.StartNew();
            var length = TimeSpan.FromMicroseconds(random.Next(15_000));
            SpinWait.SpinUntil(() => pause.Elapsed >= length);
            child.Kill();
            killed = true;
        }

        Assert.True(killed, "The child ended by itself.");
        return (begun, done);
    }

    private long CountGraphs() => _file.Number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'graph%'");

    private int FindState(Script script, int done, int begun)
    {
        using var engine = _file.Open();
        Assert.Empty(engine.Verify());
        var difference = Script.Compare(engine, script.StateAfter(done));
        if (difference is null)
            return done;
        Assert.True(begun > done, $"After {done} acknowledged writes: {difference}.");
        var other = Script.Compare(engine, script.StateAfter(begun));
        Assert.True(other is null, $"After {done} acknowledged writes: {difference}. With the write that was under way: {other}.");
        return begun;
    }
}
