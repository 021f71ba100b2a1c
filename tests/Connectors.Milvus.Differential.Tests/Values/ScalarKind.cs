namespace Connectors.Milvus.Differential.Tests.Values;

/// <summary>A kind of scalar field: how it is declared, and values in the type that records are read back with.</summary>
internal sealed record ScalarKind(MilvusDataType Type, Func<string, MilvusFieldSchema> Declare, Func<Random, object> Next)
{
    public ServerFeature Needs { get; init; }

    /// <summary>Whether queries order by it.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>Whether searches group by it.</summary>
    public bool IsGroupable { get; init; }

    /// <summary>Whether it may have a default.</summary>
    public bool IsDefaultable { get; init; } = true;

    /// <summary>Whether it may spread rows over partitions.</summary>
    public bool IsPartitionKey => Type is MilvusDataType.Int64 or MilvusDataType.VarChar;
}

internal static class ScalarKinds
{
    public static readonly string[] Texts = ["", "a", "ab", "abc", "b", "B", "x y", "日本", "1", "zz"];

    public static readonly ScalarKind[] All =
    [
        new(MilvusDataType.Bool, MilvusFieldSchema.Bool, random => random.Chance(0.5)) { IsGroupable = true },
        new(MilvusDataType.Int8, MilvusFieldSchema.Int8, random => random.Pick<sbyte>([-128, -1, 0, 1, 2, 127])) { IsGroupable = true },
        new(MilvusDataType.Int16, MilvusFieldSchema.Int16, random => (short)random.Next(-3, 4)) { IsGroupable = true },
        new(MilvusDataType.Int32, MilvusFieldSchema.Int32, random => random.Pick([int.MinValue, -7, 0, 3, 4, int.MaxValue])) { IsGroupable = true },
        new(MilvusDataType.Int64, name => MilvusFieldSchema.Int64(name), random => random.Pick([long.MinValue, -2, 0, 1, 5, (1L << 53) + 1])) { IsGroupable = true },
        new(MilvusDataType.Float, MilvusFieldSchema.Float, random => random.Next(-8, 9) / 4f),
        new(MilvusDataType.Double, MilvusFieldSchema.Double, random => random.Pick([-1.5, 0, 0.25, 2, 1e9])),
        new(MilvusDataType.VarChar, name => MilvusFieldSchema.VarChar(name, 64), random => random.Pick(Texts)) { IsGroupable = true },
        new(MilvusDataType.Json, MilvusFieldSchema.Json, Document) { IsOrdered = false, IsDefaultable = false },
        new(MilvusDataType.Timestamptz, MilvusFieldSchema.Timestamptz, Moment) { Needs = ServerFeature.NewerCalls, IsDefaultable = false },
        List(MilvusDataType.Bool, random => random.Chance(0.5)),
        List(MilvusDataType.Int32, random => random.Next(-2, 4)),
        List(MilvusDataType.Int64, random => (long)random.Next(-2, 4)),
        List(MilvusDataType.Double, random => random.Next(-4, 5) / 2.0),
        List(MilvusDataType.VarChar, random => random.Pick(Texts)),
    ];

    /// <summary>A JSON object: a and n hold numbers, s text, f flags, l lists; each may be missing.</summary>
    public static Record Document(Random random)
    {
        var document = new Record();
        foreach (var key in random.Some(JsonKeys, 0.6))
            document[key] = JsonValue(random, key);
        return document;
    }

    public static readonly string[] JsonKeys = ["a", "n", "s", "f", "l"];

    public static object JsonValue(Random random, string key) => key switch
    {
        "s" => random.Pick(Texts),
        "f" => random.Chance(0.5),
        "l" => Enumerable.Range(0, random.Next(4)).Select(_ => (object?)(long)random.Next(4)).ToList(),
        "n" => random.Next(-4, 5) + 0.5,
        _ => (long)random.Next(-3, 4),
    };

    private static object Moment(Random random)
        => new DateTimeOffset(2026, 1, 1 + random.Next(5), random.Next(24), 0, 0, TimeSpan.FromHours(random.Next(-2, 3)));

    private static ScalarKind List<T>(MilvusDataType element, Func<Random, T> next) => new(
        MilvusDataType.Array,
        name => MilvusFieldSchema.Array(name, element, 4, element == MilvusDataType.VarChar ? 64 : null),
        random => Enumerable.Range(0, random.Next(4)).Select(_ => next(random)).ToArray())
    {
        IsOrdered = false,
        IsDefaultable = false,
    };
}
