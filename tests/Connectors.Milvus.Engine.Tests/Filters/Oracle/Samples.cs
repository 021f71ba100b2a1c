namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>Values that tend to find mistakes.</summary>
internal static class Samples
{
    public static readonly string[] Texts =
    [
        "", "a", "A", "ab", "abc", "b", "a%b", "a_b", "a'b", "a\"b", "a\\b", "\\", "%", "_", "axb", "日本", "日本語", "é", "e\u0301",
        "😀", "😀x", "\uE000", "line\nbreak", "tab\t", "x\0y", "x", "1", "true", "null", " a", "a ", "*", "a*b", "[a]", "?",
    ];

    public static readonly long[] Integers =
    [
        0, 1, -1, 2, 3, 7, 10, 100, -128, 127, 1L << 31, (1L << 53) + 1, 1L << 53, long.MaxValue, long.MinValue, -(1L << 53) - 1,
    ];

    public static readonly double[] Reals = [0, 1, 2, 3, -1, 0.5, 1.5, -2.25, 0.1, 0.2, 0.30000000000000004, 1e-7, 1e300, -1e300, 9007199254740992d, 9.2233720368547758e18];

    public static readonly float[] Singles = [0, 1, 2, 0.1f, 0.5f, -2.25f, 3.4e38f, 16777216f, 0.3f];

    public static readonly string[] Keys = ["a", "b", "c d", "日", "q\"q", "k'k", "0", "deep"];

    public static readonly string[] Patterns =
    [
        "%", "_", "__", "a%", "%b", "a%b", "%a%", "a_b", "a\\%b", "a\\_b", "%\\%%", "日%", "%本%", "_本_", "😀_", "%😀%", "\\\\", "a\\\\b", "%\\\\%",
        "", "abc", "%a%b%", "_%", "%_", "%__", "%\0%", "é", "_", "%*%", "[a]", "%?%", "\\a%", "%x", "x_y",
    ];

    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;
}
