using System.Reflection;

namespace Connectors.Milvus.Client;

/// <summary>One line of the codec table: a CLR type, the field type it has by default, and the codecs for every field type it fits.</summary>
internal abstract class ClrType(Type type, MilvusDataType dataType, MilvusDataType elementType)
{
    public Type Type { get; } = type;

    public MilvusDataType DataType { get; } = dataType;

    public MilvusDataType ElementType { get; } = elementType;

    public bool HasNull { get; } = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>How many bytes of text a value takes at most, where it is text of limited length.</summary>
    public int? TextLength { get; init; }

    public abstract bool Fits(FieldType field);

    /// <summary>The codec for values that come as objects of any type that converts; null when the field does not fit.</summary>
    public abstract Codec<object?>? Loose(FieldType field);

    /// <summary>A value of this type as JSON and filters have it.</summary>
    public abstract object? PlainValue(object value);

    /// <summary>Binds a property of this type, or of an enum over this type.</summary>
    public abstract RecordField<TRecord> Property<TRecord>(PropertyInfo property, MilvusFieldMap map, bool setsNull)
        where TRecord : class;
}

/// <inheritdoc cref="ClrType"/>
internal sealed class ClrType<T>(MilvusDataType dataType, MilvusDataType elementType, params Func<FieldType, Codec<T>?>[] codecs)
    : ClrType(typeof(T), dataType, elementType)
{
    /// <summary>Converts values that come as objects; null when the type has no conversion.</summary>
    public Func<object, T>? Loosely { get; init; }

    /// <summary>A value as JSON has it; null where that is the value itself.</summary>
    public Func<T, object?>? Plain { get; init; }

    public override bool Fits(FieldType field) => For(field) is not null;

    /// <summary>The codec for a field, or null when the type does not fit it.</summary>
    public Codec<T>? For(FieldType field)
    {
        foreach (var codec in codecs)
        {
            if (codec(field) is { } made)
                return made;
        }

        return null;
    }

    public override Codec<object?>? Loose(FieldType field) =>
        Loosely is not null && For(field) is { } codec ? new ObjectCodec<T>(codec, Loosely) : null;

    public override object? PlainValue(object value) => Plain is null ? value : Plain((T)value);

    public override RecordField<TRecord> Property<TRecord>(PropertyInfo property, MilvusFieldMap map, bool setsNull) =>
        new RecordField<TRecord, T>(
            map,
            property.GetMethod!.CreateDelegate<Func<TRecord, T>>(),
            property.SetMethod!.CreateDelegate<Action<TRecord, T>>(),
            For,
            setsNull);
}
