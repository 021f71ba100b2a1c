namespace Connectors.Milvus.Differential.Tests.Values;

/// <summary>Choices that a seed decides.</summary>
internal static class Draw
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Some of the values, in their order, each with the same probability.</summary>
    public static T[] Some<T>(this Random random, IEnumerable<T> values, double probability) => [.. values.Where(_ => random.Chance(probability))];
}
