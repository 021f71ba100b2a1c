using System.Diagnostics;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Times two ways of doing the same work in turns, so that whatever else the machine does hits both, and reports the
/// median seconds of each. The first rounds warm caches, connections and the JIT and are thrown away.
/// </summary>
internal static class Interleaved
{
    private const int WarmUpRounds = 3;

    // Until the JIT has seen what is hot and compiled it again.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);

    public static async Task<(double Ours, double Baseline)> MedianSecondsAsync(int rounds, Func<Task> ours, Func<Task> baseline)
    {
        await WarmUpAsync(ours, baseline);
        var ourTimes = new List<double>();
        var baselineTimes = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            baselineTimes.Add(await SecondsAsync(baseline));
            ourTimes.Add(await SecondsAsync(ours));
        }

        return (Median(ourTimes), Median(baselineTimes));
    }

    /// <summary>The median of one way alone.</summary>
    public static async Task<double> MedianSecondsAsync(int rounds, Func<Task> work)
    {
        await WarmUpAsync(work, () => Task.CompletedTask);
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
            times.Add(await SecondsAsync(work));
        return Median(times);
    }

    /// <summary>Our median against the baseline's fastest round: what the machine has shown that it can do.</summary>
    public static (double Ours, double Baseline) MedianAgainstFastest(int rounds, Action ours, Action baseline)
    {
        var ourTimes = new List<double>();
        var baselineTimes = new List<double>();
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            var baselineSeconds = Seconds(baseline);
            var ourSeconds = Seconds(ours);
            if (round < 0)
                continue;

            ourTimes.Add(ourSeconds);
            baselineTimes.Add(baselineSeconds);
        }

        return (Median(ourTimes), baselineTimes.Min());
    }

    /// <summary>Median processor seconds of this process for one call of each; <paramref name="calls"/> together make a round.</summary>
    public static async Task<(double Ours, double Baseline)> MedianCpuSecondsAsync(int rounds, int calls, Func<Task> ours, Func<Task> baseline)
    {
        var ourTimes = new List<double>();
        var baselineTimes = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            baselineTimes.Add(await CpuSecondsAsync(calls, baseline) / calls);
            ourTimes.Add(await CpuSecondsAsync(calls, ours) / calls);
        }

        return (Median(ourTimes), Median(baselineTimes));
    }

    /// <summary>Bytes allocated per call in this process.</summary>
    public static async Task<double> AllocatedBytesAsync(int calls, Func<Task> work)
    {
        await work();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var call = 0; call < calls; call++)
            await work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)calls;
    }

    /// <summary>Starts calls without waiting in between, and waits for all.</summary>
    public static Task InFlightAsync(int calls, Func<Task> work)
    {
        var running = new Task[calls];
        for (var call = 0; call < calls; call++)
            running[call] = work();
        return Task.WhenAll(running);
    }

    public static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task WarmUpAsync(Func<Task> ours, Func<Task> baseline)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < WarmUpRounds || Stopwatch.GetElapsedTime(start) < WarmUpTime; round++)
        {
            await baseline();
            await ours();
        }
    }

    private static async Task<double> CpuSecondsAsync(int calls, Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var call = 0; call < calls; call++)
            await work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
