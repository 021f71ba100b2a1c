namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A codec of properties that are read and written as <typeparamref name="TValue"/>.</summary>
internal abstract class TypedCodec<TValue> : PropertyCodec
{
    public override IEqualityComparer<TRecord> Equality<TRecord>(PropertyAccess<TRecord> access)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        EqualityComparer<TValue> values = EqualityComparer<TValue>.Default;
        return EqualityComparer<TRecord>.Create(
            (left, right) => values.Equals(get(left!), get(right!)), record => get(record) is { } value ? values.GetHashCode(value) : 0);
    }

    public override IComparer<TRecord>? Order<TRecord>(PropertyAccess<TRecord> access)
    {
        if (!IsOrdered)
            return null;

        Func<TRecord, TValue> get = access.Getter<TValue>();
        if (typeof(TValue) == typeof(string))
            return Comparer<TRecord>.Create((left, right) => string.CompareOrdinal((string?)(object?)get(left), (string?)(object?)get(right)));

        Comparer<TValue> values = Comparer<TValue>.Default;
        return Comparer<TRecord>.Create((left, right) => values.Compare(get(left), get(right)));
    }
}
