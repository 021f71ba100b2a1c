namespace Connectors.Milvus.Client;

/// <summary>
/// Rows given column by column, for data that already lies that way: one list of values per field, all of one length.
/// <code>new MilvusColumns().Add("id", ids).AddVectors("embedding", floats, dimension: 768)</code>
/// Nothing is copied before the request is written: leave the lists alone until the call has ended. Not thread-safe while columns
/// are added.
/// </summary>
public sealed class MilvusColumns
{
    private readonly MilvusRecordMapBuilder<RowAt> _map = new(static () => new RowAt(0));
    private string? _first;
    private MilvusRecordMap<RowAt>? _built;
    private RowAt[]? _rows;

    /// <summary>The number of rows; 0 before the first column is added.</summary>
    public int RowCount { get; private set; }

    internal MilvusRecordMap<RowAt> Map => _built ??= _map.Build();

    internal IReadOnlyList<RowAt> Rows => _rows ??= [.. Enumerable.Range(0, RowCount).Select(row => new RowAt(row))];

    /// <summary>Adds a field's values.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="values">One value per row, as many as the columns before it have; see <see cref="MilvusTypes"/> for the types there are.</param>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <exception cref="ArgumentException">
    /// The number of values differs from the column before, the field was added before, or the type is none that a field can have.
    /// </exception>
    public MilvusColumns Add<TValue>(string field, IReadOnlyList<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Add(field, values.Count, row => values[row]);
    }

    /// <summary>Adds a vector field's values from one run of floats, row after row.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="values">The vectors, one after another.</param>
    /// <param name="dimension">The number of floats of one vector.</param>
    /// <exception cref="ArgumentException">The floats are no whole number of vectors, or another number than the columns before have rows.</exception>
    public MilvusColumns AddVectors(string field, ReadOnlyMemory<float> values, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        if (values.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"The {values.Length} floats of '{field}' are no whole number of vectors of {dimension}: {values.Length % dimension} are left over.",
                nameof(values));
        }

        return Add(field, values.Length / dimension, row => values.Slice(row * dimension, dimension));
    }

    private MilvusColumns Add<TValue>(string field, int count, Func<int, TValue> valueAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (_first is not null && count != RowCount)
        {
            throw new ArgumentException(
                $"'{field}' has {count} values, but '{_first}' has {RowCount}. Give every column one value per row, null where there is none.",
                nameof(count));
        }

        if (!MilvusTypes.TryGetDataType(PropertySchema.Stored(typeof(TValue)), out var type, out var elementType, out var nullable))
        {
            throw new ArgumentException(
                $"A column of {TypeName.Of(typeof(TValue))} has no Milvus type; there are enums, {CodecTable.Supported}.", nameof(field));
        }

        // What the collection really has decides when the rows are written; this stands for it until then.
        var schema = new MilvusFieldSchema { Name = field, DataType = type, ElementType = elementType, IsNullable = nullable };
        _map.Field(schema, row => valueAt(row.Index), static (_, _) => { });
        (_first, RowCount, _built, _rows) = (_first ?? field, count, null, null);
        return this;
    }

    /// <summary>A row of columns: where it stands.</summary>
    internal sealed record RowAt(int Index);
}
