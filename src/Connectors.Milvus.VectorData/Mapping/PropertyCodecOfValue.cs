using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A codec of one C# type over one type that the client stores.</summary>
/// <typeparam name="TValue">The property's type.</typeparam>
/// <typeparam name="TStored">What the client is given; null where <typeparamref name="TValue"/> is null.</typeparam>
internal sealed class PropertyCodec<TValue, TStored>(Converter<TValue, TStored> encode, Converter<TStored, TValue> decode) : PropertyCodec
{
    public override void AddTo<TRecord>(
        MilvusRecordMapBuilder<Row<TRecord>> map, MilvusFieldSchema field, string name, PropertyAccess<TRecord> access, bool acceptsNull)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        Action<TRecord, TValue> set = access.Setter<TValue>();
        Action<Row<TRecord>, TStored> write = acceptsNull
            ? (row, stored) => set(row.Record, decode(stored))
            : (row, stored) =>
            {
                // A null that another writer stored leaves a property without null as the record was made.
                if (stored is not null)
                    set(row.Record, decode(stored));
            };

        map.Field(field, row => encode(get(row.Record)), write, name);
    }

    public override IEqualityComparer<TRecord> Equality<TRecord>(PropertyAccess<TRecord> access)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        EqualityComparer<TValue> values = EqualityComparer<TValue>.Default;
        return EqualityComparer<TRecord>.Create(
            (left, right) => values.Equals(get(left!), get(right!)), record => get(record) is { } value ? values.GetHashCode(value) : 0);
    }

    public override IComparer<TRecord> Order<TRecord>(PropertyAccess<TRecord> access)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        if (typeof(TValue) == typeof(string))
            return Comparer<TRecord>.Create((left, right) => string.CompareOrdinal((string?)(object?)get(left), (string?)(object?)get(right)));

        Comparer<TValue> values = Comparer<TValue>.Default;
        return Comparer<TRecord>.Create((left, right) => values.Compare(get(left), get(right)));
    }
}
