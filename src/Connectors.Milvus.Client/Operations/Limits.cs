using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Milvus's limits that can be checked before a call, with its default figures. Each failure names the value, the limit and the
/// remedy. See <see href="https://milvus.io/docs/limitations.md">Milvus Limits</see>.
/// </summary>
internal static class Limits
{
    public const int NameLength = 255;
    public const int Fields = 64;
    public const int Dimension = 32_768;
    public const int VarCharBytes = 65_535;
    public const int ArrayCapacity = 4_096;
    public const int Window = 16_384;
    public const int QueryVectors = 16_384;
    public const int Legs = 1_024;
    public const int GroupSize = 10;
    public const int RoundDecimal = 6;
    public const int Shards = 16;
    public const int Partitions = 1_024;

    /// <summary>A name that must exist already, so that its letters are the server's business.</summary>
    public static void RequireName(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (name.Length > NameLength)
        {
            throw new ArgumentException(
                $"The name '{Shorten(name)}' has {name.Length} characters; Milvus allows {NameLength}.", parameter);
        }
    }

    /// <summary>Names that must exist already; none is left out.</summary>
    public static void RequireNames(IReadOnlyCollection<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        foreach (var name in names)
        {
            RequireName(name, parameter);
        }
    }

    /// <summary>A name that is about to be created: letters, digits, underscores, and no digit first.</summary>
    public static void RequireNewName(string name, string what, string parameter)
    {
        RequireName(name, parameter);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' || char.IsAsciiLetter(name[i]) || (i > 0 && (char.IsAsciiDigit(name[i]) || name[i] == '$')))
            {
                continue;
            }

            throw new ArgumentException(
                $"The {what} '{Shorten(name)}' has '{name[i]}' at position {i}. Use ASCII letters, digits and underscores, and begin with no digit.",
                parameter);
        }
    }

    public static void RequireRange(long value, long min, long max, string what, string remedy, string parameter)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(
                parameter,
                string.Create(CultureInfo.InvariantCulture, $"{what} is {value}, but must be {min} to {max}. {remedy}"));
        }
    }

    /// <summary>How far into the result a read may reach.</summary>
    public static void RequireWindow(int limit, int offset, string parameter)
    {
        RequireRange(limit, 1, Window, "Limit", "Read more with several calls, each with a filter on the primary key.", parameter);
        RequireRange(offset, 0, Window, "Offset", "Narrow the read with a filter instead of skipping.", parameter);
        RequireRange((long)limit + offset, 1, Window, "Limit plus Offset", "Narrow the read with a filter instead of skipping.", parameter);
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
