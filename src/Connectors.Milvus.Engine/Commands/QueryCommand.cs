namespace Connectors.Milvus.Engine;

/// <summary>Reads rows by a filter, in ascending order of the primary key if no other is asked for, or computes over them.</summary>
public sealed record QueryCommand
{
    /// <summary>The database; empty means <c>default</c>.</summary>
    public string Database { get; init; } = "";

    /// <summary>The collection's name or an alias.</summary>
    public required string Collection { get; init; }

    /// <summary>Only rows of these partitions; empty means all.</summary>
    public IReadOnlyList<string> Partitions { get; init; } = [];

    /// <summary>A Milvus boolean expression; empty only with a limit or <c>count(*)</c>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The values of the filter's <c>{templates}</c>: bool, long, double, string, object lists, UTF-8 JSON.</summary>
    public IReadOnlyDictionary<string, object?>? FilterValues { get; init; }

    /// <summary>
    /// Field names, dynamic keys, <c>*</c>; or <see cref="GroupByFields"/> and <c>count(*)</c>, <c>count(f)</c>, <c>sum(f)</c>, <c>avg(f)</c>, <c>min(f)</c>, <c>max(f)</c>.
    /// Empty means the primary key alone.
    /// </summary>
    public IReadOnlyList<string> OutputFields { get; init; } = [];

    /// <summary>At most so many rows; null means all. Limit and offset together at most 16,384.</summary>
    public long? Limit { get; init; }

    /// <summary>Rows to skip; used only with a limit.</summary>
    public long Offset { get; init; }

    /// <summary>The order of the rows or groups; the primary key, or the groups' fields, decide between equals.</summary>
    public IReadOnlyList<OrderByField> OrderBy { get; init; } = [];

    /// <summary>Scalar fields whose values make the groups that aggregations are computed over; empty means one group of all rows.</summary>
    public IReadOnlyList<string> GroupByFields { get; init; } = [];

    /// <summary>Set when the query is one page of an iterator; its filter then says <c>pk &gt; last</c>.</summary>
    public IteratorPage? Iterator { get; init; }
}

/// <summary>Rows, column by column.</summary>
/// <param name="RowCount">How many rows there are.</param>
/// <param name="Columns">One column per field, the dynamic field as <c>$meta</c>; a count as Int64 column <c>count(*)</c>, other aggregations likewise by their names.</param>
/// <param name="OutputFields">The names that were asked for, with <c>*</c> and the primary key spelled out.</param>
/// <param name="PrimaryField">The primary key's name.</param>
/// <param name="Timestamp">A hybrid timestamp not older than any write that the rows show.</param>
public sealed record QueryResult(int RowCount, IReadOnlyList<Column> Columns, IReadOnlyList<string> OutputFields, string PrimaryField, ulong Timestamp);
