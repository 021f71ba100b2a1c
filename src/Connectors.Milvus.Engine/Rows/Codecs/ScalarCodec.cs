using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>How the values of one scalar type are checked, bound to SQL and read back. Stateless; a codec works on columns, never on single boxed values.</summary>
internal abstract class ScalarCodec
{
    /// <summary>The SQL type of the row table's column.</summary>
    public abstract string SqlType { get; }

    /// <summary>Throws when the column is of another type or a value breaks the field's limits. Null rows are not looked at.</summary>
    public abstract void Check(FieldEntry field, Column column);

    /// <summary>Binds the value of one row, which is not null.</summary>
    public abstract void Bind(Statement statement, int parameter, Column column, int row);

    /// <summary>Collects the field's values from the rows of a query.</summary>
    public abstract ColumnReader NewReader(FieldEntry field);
}

/// <summary>Collects one output column, row by row.</summary>
internal abstract class ColumnReader
{
    /// <summary>Takes the value at a column of the statement's present row.</summary>
    public abstract void Read(Statement statement, int ordinal);

    public abstract Column Build();
}
