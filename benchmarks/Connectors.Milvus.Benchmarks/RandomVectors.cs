namespace Connectors.Milvus.Benchmarks;

/// <summary>Seeded unit-scale vectors; the same in every run.</summary>
internal static class RandomVectors
{
    public static float[] Flat(int count, int dimension, int seed = 7)
    {
        var random = new Random(seed);
        var data = GC.AllocateUninitializedArray<float>(count * dimension, pinned: true);
        for (var i = 0; i < data.Length; i++)
            data[i] = random.NextSingle() - 0.5f;
        return data;
    }
}
