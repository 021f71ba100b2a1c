namespace Connectors.Milvus.Engine;

/// <summary>
/// The values of one field for a run of rows. Nulls: <c>Valid</c> is absent when no row is null; otherwise it has one entry per
/// row and the values keep their full length, with anything (ignored) at the null rows.
/// <code>
/// 1, null, 3   →   Values = [1, 0, 3]   Valid = [true, false, true]
/// </code>
/// A column owns nothing: the engine reads it during the call and keeps no reference.
/// </summary>
public abstract class Column
{
    private protected Column(string name, EngineDataType type, int count, bool[]? valid)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (valid is not null && valid.Length != count)
            throw new ArgumentException($"Column '{name}' has {count} values and {valid.Length} validity flags.", nameof(valid));
        Name = name;
        Type = type;
        Count = count;
        Valid = valid;
    }

    /// <summary>The field's name, <c>$meta</c> for the dynamic field.</summary>
    public string Name { get; }

    /// <summary>The type of the values.</summary>
    public EngineDataType Type { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Per row, whether it has a value; null when every row has one.</summary>
    public bool[]? Valid { get; }

    /// <summary>Whether this is the dynamic field: one JSON object per row.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Whether the row is null.</summary>
    public bool IsNull(int row) => Valid is not null && !Valid[row];
}

/// <summary>
/// A column of plain values: <see cref="bool"/> for Bool, <see cref="int"/> for Int8, Int16 and Int32, <see cref="long"/>,
/// <see cref="float"/>, <see cref="double"/>, <see cref="string"/> for VarChar, <see cref="ReadOnlyMemory{T}"/> of UTF-8 bytes
/// for JSON and the dynamic field.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
public sealed class Column<T> : Column
{
    /// <summary>Creates the column.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="type">The type of the values.</param>
    /// <param name="values">One value per row.</param>
    /// <param name="valid">Per row, whether it has a value; null when every row has one.</param>
    public Column(string name, EngineDataType type, T[] values, bool[]? valid = null)
        : base(name, type, values.Length, valid) => Values = values;

    /// <summary>One value per row, anything at null rows.</summary>
    public T[] Values { get; }
}

/// <summary>A column of arrays: per row a <c>bool[]</c>, <c>int[]</c> (Int8 to Int32), <c>long[]</c>, <c>float[]</c>, <c>double[]</c> or <c>string[]</c>.</summary>
public sealed class ArrayColumn : Column
{
    /// <summary>Creates the column.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="elementType">The type of the elements; <see cref="EngineDataType.None"/> on a write leaves it to the field.</param>
    /// <param name="rows">One array per row, all of the same .NET type unless they are empty; null only at null rows.</param>
    /// <param name="valid">Per row, whether it has a value; null when every row has one.</param>
    public ArrayColumn(string name, EngineDataType elementType, Array?[] rows, bool[]? valid = null)
        : base(name, EngineDataType.Array, rows.Length, valid)
    {
        ElementType = elementType;
        Rows = rows;
    }

    /// <summary>The type of the elements; <see cref="EngineDataType.None"/> when a write left it to the field.</summary>
    public EngineDataType ElementType { get; }

    /// <summary>One array per row.</summary>
    public Array?[] Rows { get; }
}

/// <summary>A column of dense vectors: the rows' little-endian bytes one after the other, row by row; null rows have their bytes too.</summary>
public sealed class VectorColumn : Column
{
    /// <summary>Creates the column.</summary>
    /// <param name="name">The field's name; anything for query vectors.</param>
    /// <param name="type">A dense vector type.</param>
    /// <param name="dimension">Elements per vector, more than 0; bits for a binary vector.</param>
    /// <param name="count">How many vectors there are.</param>
    /// <param name="data">Exactly <paramref name="count"/> vectors.</param>
    /// <param name="valid">Per row, whether it has a value; null when every row has one.</param>
    public VectorColumn(string name, EngineDataType type, int dimension, int count, ReadOnlyMemory<byte> data, bool[]? valid = null)
        : base(name, type, count, valid)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var rowBytes = Vectors.VectorTypes.Knows(type) && !Vectors.VectorTypes.For(type).IsSparse ? (long)Vectors.VectorTypes.For(type).RowBytes(dimension) : throw new ArgumentException($"Column '{name}' is of type {type}, which is no dense vector.", nameof(type));
        if (rowBytes * count != data.Length)
            throw new ArgumentException($"Column '{name}' has {data.Length} bytes for {count} vectors of {dimension} dimensions ({rowBytes} bytes each).", nameof(data));
        Dimension = dimension;
        Data = data;
    }

    /// <summary>Elements per vector; bits for a binary vector.</summary>
    public int Dimension { get; }

    /// <summary>The vectors' bytes, little-endian, row by row.</summary>
    public ReadOnlyMemory<byte> Data { get; }
}
