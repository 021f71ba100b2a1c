using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A codec of one C# type over another that the client stores.</summary>
/// <typeparam name="TValue">The property's type.</typeparam>
/// <typeparam name="TStored">What the client is given; null where <typeparamref name="TValue"/> is null.</typeparam>
internal sealed class ConvertedCodec<TValue, TStored>(Converter<TValue, TStored> encode, Converter<TStored, TValue> decode) : TypedCodec<TValue>
{
    public override void AddTo<TRecord>(
        RecordFields<TRecord> fields, MilvusFieldSchema field, string name, PropertyAccess<TRecord> access, bool acceptsNull)
    {
        Func<TRecord, TValue> get = access.Getter<TValue>();
        Action<TRecord, TValue> set = access.Setter<TValue>();
        fields.Add(field, record => Stored(get(record), name), (record, stored) =>
        {
            // A null that another writer stored leaves a property without null as the record was made.
            if (acceptsNull || stored is not null)
                set(record, decode(stored));
        }, name);
    }

    private TStored Stored(TValue value, string name)
    {
        try
        {
            return encode(value);
        }
        catch (InvalidCastException mismatch)
        {
            throw new ArgumentException($"The record's '{name}' holds a value of another type: {mismatch.Message} Convert the value, or change the definition.", mismatch);
        }
    }
}
