using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A codec of a type that the client stores by itself.</summary>
internal sealed class NativeCodec<TValue> : TypedCodec<TValue>
{
    public override void AddTo<TRecord>(
        RecordFields<TRecord> fields, MilvusFieldSchema field, string name, PropertyAccess<TRecord> access, bool acceptsNull) =>
        fields.Add(field, access.Getter<TValue>(), Writer(access.Setter<TValue>(), acceptsNull), name);

    /// <summary>A null that another writer stored leaves a property without null as the record was made.</summary>
    private static Action<TRecord, TValue> Writer<TRecord>(Action<TRecord, TValue> set, bool acceptsNull)
        where TRecord : class
    {
        if (acceptsNull || default(TValue) is not null)
            return set;

        return (record, value) =>
        {
            if (value is not null)
                set(record, value);
        };
    }
}
