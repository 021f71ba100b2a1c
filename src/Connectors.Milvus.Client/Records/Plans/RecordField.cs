using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>A mapped property before it meets a collection.</summary>
internal abstract class RecordField<TRecord>(MilvusFieldMap map)
    where TRecord : class
{
    public MilvusFieldMap Map { get; } = map;

    /// <summary>The same property with another map.</summary>
    public abstract RecordField<TRecord> WithMap(MilvusFieldMap map);

    /// <summary>The column of a collection's field, or null when the property's type does not fit it.</summary>
    public abstract RecordColumn<TRecord>? Bind(MilvusFieldSchema field);

    /// <summary>The property as one of a struct, bound to a sub-field; null when its type does not fit.</summary>
    public abstract StructPart<TRecord>? BindPart(MilvusFieldSchema field);

    /// <summary>The property as a key of the dynamic field; null for keys, vectors and types without a plain JSON form.</summary>
    public abstract DynamicMember<TRecord>? AsDynamicMember();
}

/// <summary>A property of type <typeparamref name="TValue"/>; where <c>setsNull</c> is false, an answered null leaves the record as it was made.</summary>
internal sealed class RecordField<TRecord, TValue>(
    MilvusFieldMap map,
    Func<TRecord, TValue> get,
    Action<TRecord, TValue> set,
    Func<FieldType, Codec<TValue>?> codecs,
    bool setsNull) : RecordField<TRecord>(map)
    where TRecord : class
{
    public override RecordField<TRecord> WithMap(MilvusFieldMap map) => new RecordField<TRecord, TValue>(map, get, set, codecs, setsNull);

    public override RecordColumn<TRecord>? Bind(MilvusFieldSchema field) => codecs(FieldType.Of(field)) is { } codec
        ? new FieldColumn<TRecord, TValue>(Map.PropertyName, field, codec, get, set, setsNull)
        : null;

    public override StructPart<TRecord>? BindPart(MilvusFieldSchema field) =>
        codecs(FieldType.Of(field)) is { } codec ? new StructPart<TRecord, TValue>(field, codec, get, set) : null;

    public override DynamicMember<TRecord>? AsDynamicMember()
    {
        if (Map.Schema.IsPrimaryKey || Map.Schema.IsVector || CodecTable.Find<TValue>() is not { Loosely: { } loosely } line)
            return null;

        return new DynamicMember<TRecord>(record => get(record) is { } value ? line.Plain is { } plain ? plain(value) : value : null, (record, json) =>
        {
            if (json.ValueKind != JsonValueKind.Null)
                set(record, loosely(json));
            else if (setsNull)
                set(record, default!);
        });
    }
}
