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

    public static readonly sbyte[] SBytes = [sbyte.MinValue, -1, 0, 1, 3, sbyte.MaxValue];

    public static readonly byte[] Bytes = [0, 1, 2, 3, 255];

    public static readonly short[] Shorts = [-3, 0, 1, 2, 3, short.MaxValue];

    public static readonly long[] Longs = [long.MinValue, int.MinValue, -3, 0, 1, 2, 3, 8, 300, 1L << 53, long.MaxValue];

    public static readonly DateTimeOffset[] Instants =
    [
        new(2024, 1, 2, 3, 0, 0, TimeSpan.Zero), new(2024, 1, 2, 3, 0, 0, TimeSpan.FromHours(1)), new(2024, 1, 2, 3, 0, 0, TimeSpan.FromHours(-7)),
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
    ];

    public static readonly DateOnly[] Days = [new(2024, 1, 1), new(2024, 1, 2), new(1999, 12, 31), DateOnly.MinValue, DateOnly.MaxValue];

    public static readonly bool[] Flags = [true, false];

    public static readonly TimeSpan[] Spans = [TimeSpan.MinValue, TimeSpan.FromHours(-1), TimeSpan.Zero, TimeSpan.FromMinutes(90), TimeSpan.MaxValue];

    public static readonly Color[] Colors = [Color.Red, Color.Green, Color.Blue, 0, (Color)255];

    public static readonly char[] Letters = ['a', 'b', 'A', '%', '_', '\\', '\'', '"', '\n', 'é', '日'];

    /// <summary>What JSON keeps as the double that it is compared as.</summary>
    public static readonly decimal[] Rents = [0m, 1.5m, 1.50m, -2.25m, 1000m];

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
        Byte = Of(random, Bytes),
        Short = Of(random, Shorts),
        Int = Of(random, Numbers),
        Int2 = Of(random, SmallNumbers),
        NullableInt = OrNull(random, Of(random, Numbers)),
        NullableInt2 = OrNull(random, Of(random, SmallNumbers)),
        Long = Of(random, Longs),
        Float = (float)Of(random, Fractions),
        Double = Of(random, Fractions),
        NullableDouble = OrNull(random, Of(random, Fractions)),
        Decimal = Of(random, Amounts),
        Title = Of(random, Texts),
        String = random.Next(3) == 0 ? null : Of(random, Texts),
        Guid = Of(random, Guids),
        When = Of(random, Times),
        NullableWhen = OrNull(random, Of(random, Times)),
        Instant = Of(random, Instants),
        Day = Of(random, Days),
        Time = TimeOnly.FromDateTime(Of(random, Times)),
        SByte = Of(random, SBytes),
        NullableByte = OrNull(random, Of(random, Bytes)),
        NullableShort = OrNull(random, Of(random, Shorts)),
        NullableLong = OrNull(random, Of(random, Longs)),
        NullableFloat = OrNull(random, (float)Of(random, Fractions)),
        NullableDecimal = OrNull(random, Of(random, Amounts)),
        NullableGuid = OrNull(random, Of(random, Guids)),
        NullableInstant = OrNull(random, Of(random, Instants)),
        NullableDay = OrNull(random, Of(random, Days)),
        NullableTime = OrNull(random, TimeOnly.FromDateTime(Of(random, Times))),
        UShort = (ushort)Of(random, Bytes),
        NullableUInt = OrNull(random, (uint)Of(random, Bytes)),
        Span = Of(random, Spans),
        NullableSpan = OrNull(random, Of(random, Spans)),
        Color = Of(random, Colors),
        NullableColor = OrNull(random, Of(random, Colors)),
        Letter = Of(random, Letters),
        NullableLetter = OrNull(random, Of(random, Letters)),
        Colors = Some(random, Colors),
        Place = random.Next(4) == 0 ? null : MakePlace(random),
        StringArray = Some(random, Tags),
        StringList = [.. Some(random, Tags)],
        Ints = Some(random, SmallNumbers),
        NullableList = random.Next(3) == 0 ? null : [.. Some(random, Tags)],
        Longs = random.Next(3) == 0 ? null : [.. Some(random, Longs)],
        Doubles = Some(random, Fractions),
        Guids = Some(random, Guids),
        Whens = [.. Some(random, Times)],
        Flags = Some(random, Flags),
        Vector = new float[] { 1, 0 },
    };

    private static DocPlace MakePlace(Random random) => new()
    {
        City = random.Next(3) == 0 ? null : Of(random, Texts),
        Zip = Of(random, Numbers),
        Level = OrNull(random, Of(random, SmallNumbers)),
        Height = Of(random, Fractions),
        Rent = Of(random, Rents),
        IsMain = random.Next(2) == 0,
        Block = Of(random, Letters),
        Paint = Of(random, Colors),
        Owner = Of(random, Guids),
        Since = OrNull(random, Of(random, Days)),
        Tags = Some(random, Tags),
        Country = random.Next(3) == 0 ? null : new() { Code = random.Next(3) == 0 ? null : Of(random, Texts), People = OrNull(random, Of(random, Longs)) },
    };

    public static T Of<T>(Random random, IReadOnlyList<T> pool) => pool[random.Next(pool.Count)];

    public static T[] Some<T>(Random random, T[] pool) => random.GetItems(pool, random.Next(4));

    private static T? OrNull<T>(Random random, T value)
        where T : struct => random.Next(3) == 0 ? null : value;
}
