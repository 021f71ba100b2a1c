namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Documents and the values that filters ask for, from small pools, so that most filters match some documents but not all.</summary>
internal static class RandomDocs
{
    public static readonly int[] Numbers = [-3, -1, 0, 1, 2, 3, 8, 300, int.MinValue, int.MaxValue];

    /// <summary>Small enough that C# does not wrap, which the server would not do.</summary>
    public static readonly int[] SmallNumbers = [-5, -2, -1, 0, 1, 2, 3, 4, 7];

    public static readonly double[] Fractions = [-1.25, -1, 0, 0.1, 0.5, 1, 2, 2.5, 3, 8.5, 1e10];

    public static readonly string[] Texts =
        ["", "a", "b", "ab", "A", "a%b", "a_b", @"a\b", @"\", "%", "_", "'", "\"", "line\nbreak", "é", "日本", "x😀y", "{p0}", "a b", "null"];

    public static readonly string[] Tags = ["red", "green", "blue", "it's", "say \"hi\"", @"back\slash", "日本"];

    public static readonly DateTime[] Times = [new(2024, 1, 1), new(2024, 1, 2, 3, 4, 5), new(1999, 12, 31), DateTime.MinValue, DateTime.MaxValue];

    public static readonly Guid[] Guids = [Guid.Empty, new("0f8fad5b-d9cb-469f-a165-70867728950e"), new("FFFFFFFF-d9cb-469f-a165-70867728950e")];

    public static readonly decimal[] Amounts = [0m, 1.5m, 1.50m, -2.25m, 79228162514264337593543950335m];

    public static Doc[] Make(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(id => Make(random, id))];
    }

    private static Doc Make(Random random, int id) => new()
    {
        Id = id,
        Bool = random.Next(2) == 0,
        NullableBool = OrNull(random, random.Next(2) == 0),
        Byte = (byte)Of(random, [0, 1, 2, 3, 255]),
        Short = (short)Of(random, [-3, 0, 1, 2, 3, short.MaxValue]),
        Int = Of(random, Numbers),
        Int2 = Of(random, SmallNumbers),
        NullableInt = OrNull(random, Of(random, Numbers)),
        NullableInt2 = OrNull(random, Of(random, SmallNumbers)),
        Long = random.Next(8) == 0 ? Of(random, [long.MinValue, long.MaxValue]) : Of(random, Numbers),
        Float = (float)Of(random, Fractions),
        Double = Of(random, Fractions),
        NullableDouble = OrNull(random, Of(random, Fractions)),
        Decimal = Of(random, Amounts),
        Title = Of(random, Texts),
        String = random.Next(3) == 0 ? null : Of(random, Texts),
        Guid = Of(random, Guids),
        When = Of(random, Times),
        NullableWhen = OrNull(random, Of(random, Times)),
        Instant = new DateTimeOffset(2024, 1, 2, 3, 0, 0, TimeSpan.FromHours(random.Next(3))),
        Day = DateOnly.FromDateTime(Of(random, Times)),
        Time = TimeOnly.FromDateTime(Of(random, Times)),
        StringArray = Some(random, Tags),
        StringList = [.. Some(random, Tags)],
        Ints = Some(random, SmallNumbers),
        NullableList = random.Next(3) == 0 ? null : [.. Some(random, Tags)],
        Vector = new float[] { 1, 0 },
    };

    public static T Of<T>(Random random, IReadOnlyList<T> pool) => pool[random.Next(pool.Count)];

    public static T[] Some<T>(Random random, T[] pool) => random.GetItems(pool, random.Next(4));

    private static T? OrNull<T>(Random random, T value)
        where T : struct => random.Next(3) == 0 ? null : value;
}
