using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>How the values of a C# type are stored in a field. Immutable; one instance per type serves every collection.</summary>
internal abstract class PropertyCodec
{
    /// <summary>The longest text that a VarChar field holds, in bytes of UTF-8.</summary>
    public const int LongestText = 65_535;

    /// <summary>The most elements that an Array field holds.</summary>
    public const int MostElements = 4_096;

    public required MilvusDataType DataType { get; init; }

    /// <summary>The type of the elements of an array, otherwise None.</summary>
    public MilvusDataType ElementType { get; init; }

    /// <summary>The longest text of a value or of an element, in bytes; null where no text is stored.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether stored values sort as the C# values do.</summary>
    public bool KeepsOrder { get; init; } = true;

    /// <summary>Whether values have an order to sort records by; lists and documents have none.</summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>What a filter compares with: a value (an element, for arrays) as long, double, bool or string.</summary>
    public required Func<object, object> FilterValue { get; init; }

    /// <summary>The codec of the type with a null added, where the type has none; otherwise the codec itself.</summary>
    public PropertyCodec Nullable => NullableForm ?? this;

    /// <summary>Set where <see cref="Nullable"/> is another codec.</summary>
    public PropertyCodec? NullableForm { get; init; }

    /// <summary>The field of a property of this type, with the largest limits that Milvus has.</summary>
    public MilvusFieldSchema Field(string name) => new()
    {
        Name = name,
        DataType = DataType,
        ElementType = ElementType,
        MaxLength = MaxLength,
        MaxCapacity = DataType == MilvusDataType.Array ? MostElements : null,
    };

    /// <summary>Adds the property to the fields of a record type.</summary>
    /// <param name="fields">The fields under construction.</param>
    /// <param name="field">The field the property is stored in.</param>
    /// <param name="name">The property's name, for messages.</param>
    /// <param name="access">Reads and writes the property.</param>
    /// <param name="acceptsNull">Whether a null that was read may be written into the property.</param>
    public abstract void AddTo<TRecord>(
        RecordFields<TRecord> fields, MilvusFieldSchema field, string name, PropertyAccess<TRecord> access, bool acceptsNull)
        where TRecord : class;

    /// <summary>Holds records to be equal when the property is.</summary>
    public abstract IEqualityComparer<TRecord> Equality<TRecord>(PropertyAccess<TRecord> access)
        where TRecord : class;

    /// <summary>Compares records by the property: nulls first, texts by their code units. Null where values have no order.</summary>
    public abstract IComparer<TRecord>? Order<TRecord>(PropertyAccess<TRecord> access)
        where TRecord : class;
}
