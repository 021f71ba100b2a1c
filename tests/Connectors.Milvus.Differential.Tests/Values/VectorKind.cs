namespace Connectors.Milvus.Differential.Tests.Values;

/// <summary>
/// A kind of vector field. Elements are small whole numbers, so that sums are exact in every type and equal scores are frequent: places
/// among equals are where servers go wrong.
/// </summary>
internal sealed record VectorKind(
    MilvusDataType Type,
    Func<string, MilvusFieldSchema> Declare,
    IReadOnlyList<string> Metrics,
    Func<Random, object> Next,
    Func<IReadOnlyList<object>, MilvusVectors> Query)
{
    public string IndexType { get; init; } = "FLAT";

    public ServerFeature Needs { get; init; } = ServerFeature.VectorTypes;
}

internal static class VectorKinds
{
    private const int Dimension = 8;
    private static readonly string[] Dense = [MilvusMetricTypes.L2, MilvusMetricTypes.IP, MilvusMetricTypes.Cosine];

    public static readonly VectorKind[] All =
    [
        new(MilvusDataType.FloatVector, name => MilvusFieldSchema.FloatVector(name, Dimension), Dense, random => Elements(random, x => (float)x), queries => MilvusVectors.From(queries.Cast<float[]>()))
        {
            Needs = ServerFeature.None,
        },
        new(MilvusDataType.Float16Vector, name => MilvusFieldSchema.Float16Vector(name, Dimension), Dense, random => Elements(random, x => (Half)x), queries => MilvusVectors.From(queries.Cast<Half[]>())),
        new(MilvusDataType.BFloat16Vector, name => MilvusFieldSchema.BFloat16Vector(name, Dimension), Dense, random => Elements(random, x => (float)x), queries => MilvusVectors.From(queries.Cast<float[]>())),
        new(MilvusDataType.Int8Vector, name => MilvusFieldSchema.Int8Vector(name, Dimension), Dense, random => Elements(random, x => (sbyte)x), queries => MilvusVectors.From(queries.Cast<sbyte[]>()))
        {
            IndexType = "AUTOINDEX",
        },
        new(MilvusDataType.BinaryVector, name => MilvusFieldSchema.BinaryVector(name, 16), [MilvusMetricTypes.Hamming, MilvusMetricTypes.Jaccard], random => new[] { (byte)random.Next(256), (byte)random.Next(8) }, queries => MilvusVectors.From(queries.Cast<byte[]>()))
        {
            IndexType = "BIN_FLAT",
        },
        new(MilvusDataType.SparseFloatVector, MilvusFieldSchema.SparseFloatVector, [MilvusMetricTypes.IP], Sparse, queries => MilvusVectors.From(queries.Cast<MilvusSparseVector>()))
        {
            IndexType = "SPARSE_INVERTED_INDEX",
            Needs = ServerFeature.SparseScores,
        },
    ];

    /// <summary>The score as Milvus gives it; null where the two have nothing to do with each other.</summary>
    public static double? Score(string metric, object left, object right) => metric switch
    {
        MilvusMetricTypes.Hamming => Bits((byte[])left, (byte[])right, (a, b) => a ^ b),
        MilvusMetricTypes.Jaccard => Bits((byte[])left, (byte[])right, (a, b) => a | b) is var either and not 0
            ? 1 - ((double)Bits((byte[])left, (byte[])right, (a, b) => a & b) / either)
            : 0,
        _ when left is MilvusSparseVector sparse => Overlap(sparse, (MilvusSparseVector)right),
        MilvusMetricTypes.L2 => Pairs(left, right).Sum(pair => (pair.Left - pair.Right) * (pair.Left - pair.Right)),
        MilvusMetricTypes.IP => Pairs(left, right).Sum(pair => pair.Left * pair.Right),
        _ => Cosine(Pairs(left, right).ToArray()),
    };

    /// <summary>Whether scores are whole numbers, so that a server must give them to the last bit.</summary>
    public static bool IsExact(string metric) => metric is MilvusMetricTypes.L2 or MilvusMetricTypes.IP or MilvusMetricTypes.Hamming;

    // One vector in twenty is zero.
    private static T[] Elements<T>(Random random, Func<int, T> convert)
    {
        var isZero = random.Chance(0.05);
        return [.. Enumerable.Range(0, Dimension).Select(_ => convert(isZero ? 0 : random.Next(-2, 3)))];
    }

    private static MilvusSparseVector Sparse(Random random)
        => MilvusSparseVector.From(random.Some(Enumerable.Range(0, 6), 0.4).Append(100_000 + random.Next(3)).Select(index => KeyValuePair.Create((uint)index, (float)random.Next(1, 4))));

    private static IEnumerable<(double Left, double Right)> Pairs(object left, object right) => Numbers(left).Zip(Numbers(right));

    private static IEnumerable<double> Numbers(object vector) => vector switch
    {
        float[] floats => floats.Select(x => (double)x),
        Half[] halves => halves.Select(x => (double)x),
        _ => ((sbyte[])vector).Select(x => (double)x),
    };

    private static double Cosine((double Left, double Right)[] pairs)
    {
        var lengths = Math.Sqrt(pairs.Sum(pair => pair.Left * pair.Left)) * Math.Sqrt(pairs.Sum(pair => pair.Right * pair.Right));
        return lengths == 0 ? 0 : pairs.Sum(pair => pair.Left * pair.Right) / lengths;
    }

    private static int Bits(byte[] left, byte[] right, Func<int, int, int> combine)
        => left.Zip(right, (a, b) => int.PopCount(combine(a, b))).Sum();

    private static double? Overlap(MilvusSparseVector left, MilvusSparseVector right)
    {
        var weights = right.ToDictionary(pair => pair.Key, pair => pair.Value);
        var shared = left.Where(pair => weights.ContainsKey(pair.Key)).ToArray();
        return shared.Length == 0 ? null : shared.Sum(pair => (double)pair.Value * weights[pair.Key]);
    }
}
