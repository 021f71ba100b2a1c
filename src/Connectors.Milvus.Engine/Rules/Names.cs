using System.Buffers;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>What databases, collections, aliases, partitions, indexes and fields may be called.</summary>
internal static class Names
{
    public const int MaxLength = 255;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");
    private static readonly SearchValues<char> Word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789");
    private static readonly SearchValues<char> PartitionWord = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789-");

    // The filter language cannot name these.
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "$meta", "like", "exists", "and", "or", "not", "in", "is", "null", "true", "false",
        "json_contains", "json_contains_all", "json_contains_any", "array_contains", "array_contains_all", "array_contains_any", "array_length",
        "text_match", "phrase_match", "random_sample",
    };

    public static void CheckCollection(string name) => CheckEntity(name, "collection name");

    public static void CheckAlias(string name) => CheckEntity(name, "collection alias");

    public static void CheckIndex(string name)
    {
        if (name.Length > MaxLength)
            throw Errors.Invalid($"Invalid index name: {name}. The length of a index name must be less than {MaxLength} characters");
        if (!Letters.Contains(name[0]))
            throw Errors.Invalid($"Invalid index name: {name}. The first character of an index name must be an underscore or letter");
        if (name.AsSpan().ContainsAnyExcept(Word))
            throw Errors.Invalid($"Invalid index name: {name}. Index name can only contain numbers, letters, and underscores");
    }

    public static void CheckDatabase(string name)
    {
        if (name.Length is 0 or > MaxLength || !Letters.Contains(name[0]) || name.AsSpan().ContainsAnyExcept(Word))
            throw Errors.Input(EngineError.DatabaseInvalidName, $"the first character must be an underscore or letter, the others numbers, letters and underscores, {MaxLength} at most: invalid database name[database={name}]");
    }

    public static void CheckPartition(string name)
    {
        if (name.Length == 0)
            throw Errors.Plain($"Partition name should not be empty.");
        if (name.Length > MaxLength)
            throw Errors.Plain($"Invalid partition name: {name}. The length of a partition name must be less than {MaxLength} characters.");
        if (name.AsSpan().ContainsAnyExcept(PartitionWord))
            throw Errors.Plain($"Invalid partition name: {name}. Partition name can only contain numbers, letters and underscores.");
    }

    public static void CheckField(string name)
    {
        if (name.Length == 0)
            throw Errors.Input(EngineError.FieldInvalidName, $"field name should not be empty: field name invalid[field={name}]");
        if (name.Length > MaxLength)
            throw Field(name, $"The length of a field name must be less than {MaxLength} characters.");
        if (!Letters.Contains(name[0]))
            throw Field(name, $"The first character of a field name must be an underscore or letter.");
        if (name.AsSpan().ContainsAnyExcept(Word))
            throw Field(name, $"Field name can only contain numbers, letters, and underscores.");
        if (Keywords.Contains(name))
            throw Field(name, $"{name} is keyword in milvus.");
    }

    private static EngineException Field(string name, FormattableString rule)
        => Errors.Input(EngineError.FieldInvalidName, $"Invalid field name: {name}. {FormattableString.Invariant(rule)}: field name invalid[field={name}]");

    private static void CheckEntity(string name, string kind)
    {
        if (name.Length == 0)
            throw Errors.Invalid($"{kind} should not be empty");
        if (name.Length > MaxLength)
            throw Errors.Invalid($"Invalid {kind}: {name}. the length of a {kind} must be less than {MaxLength} characters");
        if (!Letters.Contains(name[0]))
            throw Errors.Invalid($"Invalid {kind}: {name}. the first character of a {kind} must be an underscore or letter");
        if (name.AsSpan().ContainsAnyExcept(Word))
            throw Errors.Invalid($"Invalid {kind}: {name}. {kind} can only contain numbers, letters and underscores");
    }
}
