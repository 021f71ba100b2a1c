using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>The primary keys of a write: the column that was sent, or generated ones. Generated keys are timestamps in a row, so they never repeat and always grow.</summary>
internal sealed class KeySource
{
    private readonly ScalarCodec _codec;

    private KeySource(FieldEntry field, Column column)
    {
        _codec = ScalarCodecs.For(field);
        Column = column;
    }

    /// <summary>The keys in the rows' order.</summary>
    public Column Column { get; }

    public static KeySource Sent(RowSet rows)
        => new(rows.Collection.PrimaryKey, rows.Scalars.Single(static source => source.Field.Definition.IsPrimaryKey).Column!);

    public static KeySource Generated(RowSet rows, Transaction transaction)
    {
        var field = rows.Collection.PrimaryKey;
        var first = (long)transaction.Allocate(rows.RowCount);
        return new KeySource(field, field.Type == EngineDataType.Int64
            ? new Column<long>(field.Name, field.Type, Fill(rows.RowCount, row => first + row))
            : new Column<string>(field.Name, field.Type, Fill(rows.RowCount, row => (first + row).ToString(CultureInfo.InvariantCulture))));
    }

    public void Bind(Statement statement, int parameter, int row) => _codec.Bind(statement, parameter, Column, row);

    private static T[] Fill<T>(int count, Func<int, T> value)
    {
        var values = new T[count];
        for (var row = 0; row < count; row++)
            values[row] = value(row);
        return values;
    }
}
