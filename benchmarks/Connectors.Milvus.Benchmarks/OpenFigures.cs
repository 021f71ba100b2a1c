using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Opening a large file and answering the first search, in a process of its own and with the file in the page cache: from before the process
/// starts until it has printed the hits. Beside it stands reading the bytes of the same file on all processors, which is what the machine
/// allows an exact search.
/// </summary>
/// <param name="rows">Rows of 768 floats.</param>
/// <param name="rounds">How many processes; the median counts.</param>
/// <param name="path">The file; made when it is not there.</param>
internal sealed class OpenFigures(int rows, int rounds, string path)
{
    /// <summary>Given to this program with a file, makes it open the file and search once.</summary>
    public const string Argument = "--first-search";

    private const int BatchRows = 10_000;
    private const double GoalSeconds = 1;

    public IReadOnlyList<Figure> Measure()
    {
        if (!File.Exists(path))
            Fill();
        ReadFile();
        List<double> seconds = [], bounds = [];
        for (var round = 0; round < rounds; round++)
        {
            bounds.Add(Interleaved.Seconds(ReadFile));
            seconds.Add(Interleaved.Seconds(SearchInChild));
        }

        seconds.Sort();
        bounds.Sort();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open: {rows} rows, {string.Join(' ', seconds.Select(value => value.ToString("0.00", CultureInfo.InvariantCulture)))} s"));
        return
        [
            new Figure($"engine_open_and_first_search_{rows}", seconds[rounds / 2], GoalSeconds, "s"),
            new Figure($"engine_open_and_first_search_{rows}_against_reading", bounds[rounds / 2], seconds[rounds / 2], "s"),
        ];
    }

    /// <summary>The child: opens the file, searches once, and says how long both took.</summary>
    public static void SearchOnce(string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var engine = VectorEngine.Open(path);
        var opened = Stopwatch.GetElapsedTime(start);
        var found = EngineTable.Search(engine, RandomVectors.Flat(1, EngineTable.Dimension, seed: 11));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Scores.Length} hits, opened in {opened.TotalMilliseconds:0} ms, answered after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms"));
        Console.Out.Flush();
        // What closing costs belongs to no search.
        Environment.Exit(0);
    }

    private void Fill()
    {
        Console.Error.WriteLine($"Filling {path}…");
        using var engine = VectorEngine.Open(path, new VectorEngineOptions { GraphMinRows = int.MaxValue });
        EngineTable.Create(engine);
        for (var first = 0; first < rows; first += BatchRows)
        {
            var count = Math.Min(BatchRows, rows - first);
            var vectors = RandomVectors.Flat(count, EngineTable.Dimension, seed: first);
            EngineTable.Insert(engine, first, count, MemoryMarshal.AsBytes<float>(vectors).ToArray());
        }

        EngineTable.Load(engine);
    }

    private void SearchInChild()
    {
        using var child = OwnProcess.Start(Argument, path);
        var answer = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The search in another process gave no answer.");
        Console.Error.WriteLine(answer);
        child.WaitForExit();
    }

    private void ReadFile()
    {
        const int PieceBytes = 1 << 20;
        using var file = File.OpenHandle(path);
        var pieces = (int)((RandomAccess.GetLength(file) + PieceBytes - 1) / PieceBytes);
        Parallel.For(0, Environment.ProcessorCount, thread =>
        {
            var piece = new byte[PieceBytes];
            for (var index = thread; index < pieces; index += Environment.ProcessorCount)
                _ = RandomAccess.Read(file, piece, (long)index * PieceBytes);
        });
    }
}
