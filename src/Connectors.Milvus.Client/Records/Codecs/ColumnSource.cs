using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Client;

/// <summary>
/// An answered column while it is read. Which rows are null comes from <c>valid_data</c>; which value belongs to a row
/// depends on how many values there are, for servers send nulls of scalars as placeholders and leave out nulls of vectors:
/// <code>
/// rows [1, null, 2], valid_data [T, F, T]:   scalars 1, 0, 2    vectors v1, v2
/// </code>
/// Used by one thread.
/// </summary>
internal sealed class ColumnSource(ScalarField? scalars, VectorField? vectors, RepeatedField<bool>? validity)
{
    private static readonly ScalarField NoScalars = new();
    private static readonly VectorField NoVectors = new();
    private readonly RepeatedField<bool>? _validity = validity is { Count: > 0 } ? validity : null;
    private object? _slabs;
    private ColumnSource? _element;

    public ScalarField Scalars { get; private set; } = scalars ?? NoScalars;

    public VectorField Vectors { get; } = vectors ?? NoVectors;

    /// <summary>Dense vectors in memory blocks that rows share; copied block by block as rows ask for them. One column has one format.</summary>
    /// <exception cref="FieldValueException">The column holds vectors of another kind.</exception>
    public VectorSlabs<T, TFormat> Slabs<T, TFormat>()
        where T : unmanaged
        where TFormat : IVectorFormat<T>
    {
        if (_slabs is VectorSlabs<T, TFormat> slabs)
            return slabs;

        if (Vectors.DataCase != TFormat.Slot && Vectors.DataCase != VectorField.DataOneofCase.None)
            throw new FieldValueException($"it holds {Vectors.DataCase} instead of {TFormat.Slot}");

        slabs = new VectorSlabs<T, TFormat>(VectorEncoding.GetBytes(Vectors).Memory, checked((int)Vectors.Dim));
        _slabs = slabs;
        return slabs;
    }

    public static ColumnSource Of(FieldData field)
    {
        var inner = field.Scalars?.ValidData ?? field.Vectors?.ValidData;
        return new ColumnSource(field.Scalars, field.Vectors, inner is { Count: > 0 } ? inner : field.ValidData);
    }

    /// <summary>The primary keys of an answer, as a column.</summary>
    public static ColumnSource Of(IDs ids) => new(
        ids.IdFieldCase == IDs.IdFieldOneofCase.StrId ? new ScalarField { StringData = ids.StrId } : new ScalarField { LongData = ids.IntId },
        vectors: null,
        validity: null);

    public bool IsNull(int row) => _validity is not null && !_validity[row];

    /// <summary>Whether nulls have placeholders among the <paramref name="count"/> values of a column of <paramref name="rows"/> rows.</summary>
    /// <exception cref="FieldValueException">The values are neither one per row nor one per present row.</exception>
    public bool HasPlaceholders(int count, int rows)
    {
        if (_validity is not null && _validity.Count != rows)
            throw new FieldValueException($"valid_data has {_validity.Count} entries for {rows} rows");

        if (count == rows)
            return true;

        int present = _validity?.Count(valid => valid) ?? rows;
        if (count != present)
            throw new FieldValueException($"there are {count} values for {rows} rows of which {present} have one");

        return false;
    }

    /// <summary>The elements of one array, as a column. The same object serves all rows of an array column.</summary>
    public ColumnSource Element(ScalarField row)
    {
        _element ??= new ColumnSource(row, vectors: null, validity: null);
        _element.Scalars = row;
        return _element;
    }
}
