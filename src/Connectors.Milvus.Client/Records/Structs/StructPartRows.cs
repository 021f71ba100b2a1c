namespace Connectors.Milvus.Client;

/// <summary>An answered sub-field while its rows are read. Used by one thread.</summary>
internal sealed class StructPartRows<TStruct>
    where TStruct : class
{
    private const int Null = -1;

    private readonly StructPart<TStruct> _part;
    private readonly ColumnSource _column;
    private readonly int[] _positions;

    /// <exception cref="FieldValueException">The values are neither one per row nor one per present row.</exception>
    public StructPartRows(StructPart<TStruct> part, ColumnSource column, int rows)
    {
        _part = part;
        _column = column;
        _positions = new int[rows];
        bool hasPlaceholders = column.HasPlaceholders(column.OpenArrays(), rows);
        for (int row = 0, next = 0; row < rows; row++)
        {
            bool isNull = column.IsNull(row);
            _positions[row] = isNull ? Null : next;
            next += !isNull || hasPlaceholders ? 1 : 0;
        }
    }

    public bool IsNull(int row) => _positions[row] == Null;

    /// <summary>How many structs a row has.</summary>
    public int Count(int row) => IsNull(row) ? 0 : _part.Count(_column.Element(_positions[row]));

    /// <exception cref="FieldValueException">The row has another number of values than of structs, or the CLR type cannot hold one.</exception>
    public void Read(int row, ReadOnlySpan<TStruct> structs)
    {
        ColumnSource? array = IsNull(row) ? null : _column.Element(_positions[row]);
        int count = array is null ? 0 : _part.Count(array);
        if (count != structs.Length)
            throw new FieldValueException($"row {row} has {structs.Length} structs and {count} values for '{_part.Field.Name}'");

        if (array is not null)
            _part.Read(array, structs);
    }
}
