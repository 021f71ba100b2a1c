namespace Connectors.Milvus.Engine;

/// <summary>Rows to write, column by column.</summary>
public abstract record WriteCommand
{
    /// <summary>The database; empty means <c>default</c>.</summary>
    public string Database { get; init; } = "";

    /// <summary>The collection's name or an alias.</summary>
    public required string Collection { get; init; }

    /// <summary>The partition; null or empty means the default one.</summary>
    public string? Partition { get; init; }

    /// <summary>How many rows the columns hold.</summary>
    public required int RowCount { get; init; }

    /// <summary>The columns, in any order. Nullable fields, fields with a default and generated keys may be left out.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The schema the rows were built for (<see cref="CollectionInfo.UpdateTimestamp"/>); 0 checks nothing.</summary>
    public ulong SchemaTimestamp { get; init; }
}

/// <summary>Writes new rows. A row whose primary key exists replaces the older one: the newest row wins everywhere.</summary>
public sealed record InsertCommand : WriteCommand;

/// <summary>Deletes the rows of the given primary keys and writes the new ones. A key stands in one row only. Generated keys are sent too, and new ones take their place.</summary>
public sealed record UpsertCommand : WriteCommand
{
    /// <summary>
    /// Whether fields that are not sent keep the values that the rows have, and dynamic keys are merged. Otherwise they become null or
    /// their default. A key that no row has makes a new row. Without a named partition, rows stay in theirs.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>What happens to array fields of a partial upsert; fields that are not named are replaced.</summary>
    public IReadOnlyDictionary<string, ArrayOperation> ArrayOperations { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, ArrayOperation>.Empty;
}

/// <summary>What a partial upsert does to an array field, with Milvus's numbers.</summary>
public enum ArrayOperation
{
    /// <summary>The array sent takes the place of the row's.</summary>
    Replace = 0,

    /// <summary>The elements sent are added at the end, also those that are there already.</summary>
    Append = 1,

    /// <summary>Every element that equals one sent is removed.</summary>
    Remove = 2,
}

/// <summary>Deletes the rows that a filter finds. A filter of the form <c>pk == x</c> or <c>pk in […]</c> works on a released collection too.</summary>
public sealed record DeleteCommand
{
    /// <summary>The database; empty means <c>default</c>.</summary>
    public string Database { get; init; } = "";

    /// <summary>The collection's name or an alias.</summary>
    public required string Collection { get; init; }

    /// <summary>Only rows of this partition; null or empty means all.</summary>
    public string? Partition { get; init; }

    /// <summary>A Milvus boolean expression; neither empty nor always true.</summary>
    public required string Filter { get; init; }

    /// <summary>The values of the filter's <c>{templates}</c>: bool, long, double, string, object lists, UTF-8 JSON.</summary>
    public IReadOnlyDictionary<string, object?>? FilterValues { get; init; }
}

/// <summary>What a write did.</summary>
/// <param name="Ids">The primary keys of the written rows in the order given (<c>Column&lt;long&gt;</c> or <c>Column&lt;string&gt;</c>); null after a delete.</param>
/// <param name="InsertCount">Rows inserted.</param>
/// <param name="UpsertCount">Rows upserted.</param>
/// <param name="DeleteCount">Rows deleted; for a delete by primary key the number of keys given, as in Milvus.</param>
/// <param name="Timestamp">The hybrid timestamp of the commit.</param>
public sealed record MutationResult(Column? Ids, long InsertCount, long UpsertCount, long DeleteCount, ulong Timestamp);
