using System.Collections.Frozen;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>
/// A scalar field that a filter may name, and the column of the row table that holds it. The column is written into
/// the SQL as it stands: quoted where SQL needs it.
/// </summary>
internal sealed record FilterField(string Name, EngineDataType Type, EngineDataType ElementType, bool IsNullable, string SqlName, bool IsPrimaryKey)
{
    /// <summary>The parameters of the analyzer by which words are matched; null when the field does not enable it.</summary>
    public string? MatchAnalyzer { get; init; }

    /// <summary>The table that tells which rows have a term; null to look into every text.</summary>
    public string? TermTable { get; init; }
}

/// <summary>What a filter may name: the scalar fields and, when rows may carry further keys, the column with their JSON.</summary>
internal sealed record FilterSchema(IReadOnlyList<FilterField> Fields, string? DynamicSqlName)
{
    private readonly Dictionary<string, FilterField> _byName = Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The values in JSON that have an SQL index, as the index says them.</summary>
    public IReadOnlySet<string> IndexedExpressions { get; init; } = FrozenSet<string>.Empty;

    public FilterField? Find(string name) => _byName.GetValueOrDefault(name);
}
