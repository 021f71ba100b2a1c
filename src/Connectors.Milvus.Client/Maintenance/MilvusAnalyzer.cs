namespace Connectors.Milvus.Client;

/// <summary>
/// Which analyzer runs: one described by its parameters, or the one of a collection's field. Exactly one of the two is given.
/// See <see href="https://milvus.io/docs/analyzer-overview.md">Analyzer Overview</see>.
/// </summary>
public sealed record MilvusAnalyzerOptions
{
    /// <summary>
    /// The analyzer as JSON text, for example <c>{"tokenizer": "standard", "filter": ["lowercase"]}</c> or <c>{"type": "english"}</c>.
    /// </summary>
    public string? AnalyzerParams { get; init; }

    /// <summary>The collection whose field has the analyzer; together with <see cref="FieldName"/>.</summary>
    public string? Collection { get; init; }

    /// <summary>The field that has the analyzer; together with <see cref="Collection"/>.</summary>
    public string? FieldName { get; init; }

    /// <summary>For a field with several analyzers: the one for all texts, or one for each text. Only with <see cref="FieldName"/>.</summary>
    public IReadOnlyList<string>? AnalyzerNames { get; init; }

    /// <summary>Whether tokens tell where they stand in the text.</summary>
    public bool IncludeDetails { get; init; }

    /// <summary>Whether tokens tell the hash by which full-text search finds them.</summary>
    public bool IncludeHash { get; init; }

    /// <summary>The deadline; null means the client's.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>One token that an analyzer made.</summary>
public sealed record MilvusToken
{
    /// <summary>The token.</summary>
    public required string Text { get; init; }

    /// <summary>Where it begins in the text, in UTF-8 bytes from 0; null without <see cref="MilvusAnalyzerOptions.IncludeDetails"/>.</summary>
    public long? StartOffset { get; init; }

    /// <summary>Where it ends in the text, in UTF-8 bytes, exclusive; null without <see cref="MilvusAnalyzerOptions.IncludeDetails"/>.</summary>
    public long? EndOffset { get; init; }

    /// <summary>The how manieth it is, from 0; null without <see cref="MilvusAnalyzerOptions.IncludeDetails"/>.</summary>
    public long? Position { get; init; }

    /// <summary>How many positions it takes; null without <see cref="MilvusAnalyzerOptions.IncludeDetails"/>.</summary>
    public long? PositionLength { get; init; }

    /// <summary>The hash by which full-text search finds it; null without <see cref="MilvusAnalyzerOptions.IncludeHash"/>.</summary>
    public uint? Hash { get; init; }
}
