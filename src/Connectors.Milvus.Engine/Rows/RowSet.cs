using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Rows that were found to fit a collection: a column or a default for every field. Bound to the catalog they were checked against.</summary>
internal sealed record RowSet(
    CollectionEntry Collection,
    PartitionEntry? Partition,
    int RowCount,
    IReadOnlyList<ScalarSource> Scalars,
    IReadOnlyList<Column> Vectors)
{
    /// <summary>The partition that each row stays in; null where a row has none yet, and when rows go where the partition says.</summary>
    public IReadOnlyList<long?>? KeptPartitions { get; init; }

    /// <summary>The terms of the texts that filters may match.</summary>
    public IReadOnlyList<TermIndex.Rows> Terms { get; init; } = [];
}

/// <summary>Where the values of one scalar field come from: the column that was sent, the default, or null.</summary>
internal sealed class ScalarSource(FieldEntry field, Column? column)
{
    public FieldEntry Field { get; } = field;

    public ScalarCodec Codec { get; } = ScalarCodecs.For(field);

    public Column? Column { get; } = column;

    public void Bind(Storage.Statement statement, int parameter, int row)
    {
        if (Column is not null && !Column.IsNull(row))
            Codec.Bind(statement, parameter, Column, row);
        else if (Field.Default is not null)
            Codec.Bind(statement, parameter, Field.Default, 0);
        else if (Field.IsDynamic)
            statement.BindText(parameter, "{}"u8);
        else
            statement.BindNull(parameter);
    }
}
