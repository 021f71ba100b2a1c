using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>An answered sub-field while its rows are read. Used by one thread.</summary>
internal sealed class StructPartRows<TStruct>
    where TStruct : class
{
    private const int Null = -1;

    private readonly StructPart<TStruct> _part;
    private readonly FieldData _column;
    private readonly int[] _positions;

    /// <exception cref="FieldValueException">The values are neither one per row nor one per present row.</exception>
    public StructPartRows(StructPart<TStruct> part, FieldData column, int rows)
    {
        _part = part;
        _column = column;
        _positions = new int[rows];
        int count = column.Scalars?.ArrayData?.Data.Count ?? column.Vectors?.VectorArray?.Data.Count ?? 0;
        var source = ColumnSource.Of(column);
        bool hasPlaceholders = source.HasPlaceholders(count, rows);
        for (int row = 0, next = 0; row < rows; row++)
        {
            bool isNull = source.IsNull(row);
            _positions[row] = isNull ? Null : next;
            next += !isNull || hasPlaceholders ? 1 : 0;
        }
    }

    public bool IsNull(int row) => _positions[row] == Null;

    /// <summary>How many structs a row has.</summary>
    public int Count(int row) => IsNull(row) ? 0 : _part.Count(Array(row));

    /// <exception cref="FieldValueException">The row has another number of values than of structs, or the CLR type cannot hold one.</exception>
    public void Read(int row, ReadOnlySpan<TStruct> structs)
    {
        ColumnSource? array = IsNull(row) ? null : Array(row);
        int count = array is null ? 0 : _part.Count(array);
        if (count != structs.Length)
            throw new FieldValueException($"row {row} has {structs.Length} structs and {count} values for '{_part.Field.Name}'");

        if (array is not null)
            _part.Read(array, structs);
    }

    private ColumnSource Array(int row)
    {
        int position = _positions[row];
        if (_column.Vectors?.VectorArray is not { } vectors)
            return new ColumnSource(_column.Scalars!.ArrayData.Data[position], vectors: null, validity: null);

        VectorField array = vectors.Data[position];
        if (array.Dim == 0)
            array.Dim = vectors.Dim;

        return new ColumnSource(scalars: null, array, validity: null);
    }
}
