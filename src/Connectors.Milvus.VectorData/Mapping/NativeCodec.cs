using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A codec of a type that the client stores by itself.</summary>
internal sealed class NativeCodec<TValue> : TypedCodec<TValue>
{
    public override void AddTo<TRecord>(
        MilvusRecordMapBuilder<Row<TRecord>> map, MilvusFieldSchema field, string name, PropertyAccess<TRecord> access, bool acceptsNull)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        Action<TRecord, TValue> set = access.Setter<TValue>();
        map.Field(field, row => get(row.Record), Writer(set, acceptsNull), name);
    }

    /// <summary>A null that another writer stored leaves a property without null as the record was made.</summary>
    private static Action<Row<TRecord>, TValue> Writer<TRecord>(Action<TRecord, TValue> set, bool acceptsNull)
        where TRecord : class
    {
        if (acceptsNull || default(TValue) is not null)
            return (row, value) => set(row.Record, value);

        return (row, value) =>
        {
            if (value is not null)
                set(row.Record, value);
        };
    }
}
