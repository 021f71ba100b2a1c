using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Benchmarks;

/// <summary>Reading memory as fast as this machine can: the sum over a block of floats, unrolled so that loads are the only limit.</summary>
internal static class ReadBandwidth
{
    /// <summary>Reads all of <paramref name="data"/> once, on <paramref name="threads"/> threads.</summary>
    public static float ReadAll(float[] data, int threads)
    {
        if (threads == 1)
            return Sum(data);

        var sums = new float[threads];
        var share = (data.Length + threads - 1) / threads;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var start = Math.Min(thread * share, data.Length);
            sums[thread] = Sum(data.AsSpan(start, Math.Min(share, data.Length - start)));
        });
        return sums.Sum();
    }

    private static float Sum(ReadOnlySpan<float> data)
    {
        var vectors = MemoryMarshal.Cast<float, Vector512<float>>(data);
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (var i = 0; i + 8 <= vectors.Length; i += 8)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
            e += vectors[i + 4];
            f += vectors[i + 5];
            g += vectors[i + 6];
            h += vectors[i + 7];
        }

        return Vector512.Sum(a + b + c + d + (e + f + g + h));
    }
}
