using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What a search looks for, by kind. Knows which fields it may search and its form on the wire for each.</summary>
internal abstract class QueryVectors
{
    public abstract int Count { get; }

    public abstract MilvusDataType DataType { get; }

    /// <summary>As messages call it, in the plural.</summary>
    public abstract string Kind { get; }

    /// <summary>What is wrong with a vector by itself; null when nothing is.</summary>
    public abstract string? Mistake(int index);

    /// <summary>Whether vectors of this kind search a field.</summary>
    public abstract bool Fits(MilvusFieldSchema field);

    /// <summary>The type of fields of which messages say that they are for this kind.</summary>
    public virtual string FieldKind => $"a {DataType} field";

    /// <summary>What is wrong with a vector for a field that its kind fits; null when nothing is.</summary>
    public abstract string? Misfit(int index, MilvusFieldSchema field);

    /// <summary>How they travel to a field that they fit.</summary>
    public abstract PlaceholderType PlaceholderType(MilvusFieldSchema field);

    /// <summary>Whether each vector is searched for among the many of a row, so that each element is a hit of its own.</summary>
    public virtual bool IsElementLevel(MilvusFieldSchema field) => field.DataType == MilvusDataType.ArrayOfVector;

    /// <summary>How many bytes one of them takes where it travels as the field's values do.</summary>
    public abstract int Size(int index, MilvusFieldSchema field);

    /// <summary>Writes one of them to exactly as many bytes.</summary>
    public abstract void Write(int index, MilvusFieldSchema field, Span<byte> bytes);

    /// <exception cref="ArgumentException">A vector is none by itself: it has NaN in it, for example.</exception>
    public void Check(string parameter)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Mistake(i) is { } mistake)
            {
                throw new ArgumentException($"Query vector {i} {mistake}.", parameter);
            }
        }
    }

    /// <exception cref="RecordSchemaException">The field holds vectors of another kind or dimension.</exception>
    public void CheckFor(MilvusFieldSchema field, string collection)
    {
        if (!Fits(field))
        {
            throw new RecordSchemaException(
                $"Field '{field.Name}' of collection '{collection}' is of type {FieldType.Of(field)}; {Kind} search {FieldKind}.");
        }

        for (var i = 0; i < Count; i++)
        {
            if (Misfit(i, field) is { } misfit)
            {
                throw new RecordSchemaException(
                    $"Query vector {i} {misfit}, but field '{field.Name}' of collection '{collection}' holds {VectorType(field)} of dimension {field.Dimension}. "
                    + "Make query vectors with the model that made the stored ones.");
            }
        }
    }

    /// <summary>The type of the vectors themselves, also where a field holds several per row.</summary>
    protected static MilvusDataType VectorType(MilvusFieldSchema field) =>
        field.DataType == MilvusDataType.ArrayOfVector ? field.ElementType : field.DataType;
}
