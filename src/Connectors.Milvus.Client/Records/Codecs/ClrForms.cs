using System.Numerics;

namespace Connectors.Milvus.Client;

/// <summary>The lines that a type brings to the codec table: itself, its nullable form, its arrays and lists.</summary>
internal static class ClrForms
{
    /// <summary>A value type in all its forms: T, T?, T[], List&lt;T&gt; and IReadOnlyList&lt;T&gt;.</summary>
    /// <param name="type">The field type it has by default.</param>
    /// <param name="codec">Its codec for a field, or null where it does not fit.</param>
    /// <param name="loosely">Makes it of what dictionaries and JSON hold.</param>
    /// <param name="plain">Its form in JSON, where that is not the value itself.</param>
    /// <param name="textLength">The longest text it takes, in bytes, where it is text.</param>
    public static ClrType[] Scalar<T>(
        MilvusDataType type, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, Func<T, object?>? plain = null, int? textLength = null)
        where T : struct =>
        [.. One(type, codec, loosely, plain, textLength), .. Arrays(type, codec, loosely, plain, textLength)];

    public static ClrType[] Integer<T>(MilvusDataType type)
        where T : struct, IBinaryInteger<T> =>
        Scalar(type, IntegerCodec<T>.For, LooseValue.ToInteger<T>);

    /// <summary>A value type and its nullable form.</summary>
    public static ClrType[] One<T>(
        MilvusDataType type, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, Func<T, object?>? plain = null, int? textLength = null)
        where T : struct =>
        [
            new ClrType<T>(type, MilvusDataType.None, codec) { Loosely = loosely, Plain = plain, TextLength = textLength },
            new ClrType<T?>(type, MilvusDataType.None, field => codec(field) is { } inner ? new NullableCodec<T>(inner) : null)
            {
                Loosely = value => loosely(value),
                Plain = plain is null ? null : value => value is { } present ? plain(present) : null,
                TextLength = textLength,
            },
        ];

    /// <summary>Arrays and lists of a type.</summary>
    public static ClrType[] Arrays<T>(
        MilvusDataType element, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, Func<T, object?>? plain = null, int? textLength = null) =>
        [
            new ClrType<T[]>(MilvusDataType.Array, element, ArrayOf(codec))
            {
                Loosely = value => LooseValue.ToArray(value, loosely),
                Plain = plain is null ? null : value => value.Select(plain),
                TextLength = textLength,
            },
            .. Lists(element, codec, loosely, plain, textLength),
        ];

    /// <summary>Lists of a type, whose array is something else too.</summary>
    public static ClrType[] Lists<T>(
        MilvusDataType element, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, Func<T, object?>? plain = null, int? textLength = null) =>
        [
            new ClrType<List<T>>(
                MilvusDataType.Array, element, field => Element(field, codec) is { } inner ? new ListCodec<T>(inner, Capacity(field)) : null)
            {
                Loosely = value => [.. LooseValue.ToArray(value, loosely)],
                Plain = plain is null ? null : value => value.Select(plain),
                TextLength = textLength,
            },
            new ClrType<IReadOnlyList<T>>(
                MilvusDataType.Array, element, field => Element(field, codec) is { } inner ? new ReadOnlyListCodec<T>(inner, Capacity(field)) : null)
            {
                Loosely = value => LooseValue.ToArray(value, loosely),
                Plain = plain is null ? null : value => value.Select(plain),
                TextLength = textLength,
            },
        ];

    /// <summary>Text, which fits several kinds of fields.</summary>
    public static ClrType<string> Text(Func<FieldType, Codec<string>?>[] codecs, Func<object, string> loosely) =>
        new(MilvusDataType.VarChar, MilvusDataType.None, codecs) { Loosely = loosely };

    /// <summary>A class that holds a vector.</summary>
    public static ClrType<T> Vector<T>(MilvusDataType type, Func<object, T> loosely, params Func<FieldType, Codec<T>?>[] codecs)
        where T : class =>
        new(type, MilvusDataType.None, codecs) { Loosely = loosely };

    /// <summary>A class that nothing else is converted to.</summary>
    public static ClrType<T> Only<T>(MilvusDataType type, Func<FieldType, Codec<T>?> codec)
        where T : class =>
        new(type, MilvusDataType.None, codec);

    /// <summary>Memory of a vector's elements and its nullable form. Dictionaries get arrays.</summary>
    public static ClrType[] Memory<T>(MilvusDataType type, params Func<FieldType, Codec<ReadOnlyMemory<T>>?>[] codecs) =>
        [
            new ClrType<ReadOnlyMemory<T>>(type, MilvusDataType.None, codecs),
            new ClrType<ReadOnlyMemory<T>?>(
                type,
                MilvusDataType.None,
                field => codecs.Select(codec => codec(field)).FirstOrDefault(codec => codec is not null) is { } inner
                    ? new NullableCodec<ReadOnlyMemory<T>>(inner)
                    : null),
        ];

    public static Func<FieldType, Codec<T[]>?> ArrayOf<T>(Func<FieldType, Codec<T>?> codec) =>
        field => Element(field, codec) is { } inner ? new PlainArrayCodec<T>(inner, Capacity(field)) : null;

    private static Codec<T>? Element<T>(FieldType field, Func<FieldType, Codec<T>?> codec) =>
        field.Type == MilvusDataType.Array ? codec(field.Element) : null;

    private static int Capacity(FieldType field) => field.MaxCapacity ?? FieldType.LargestMaxCapacity;
}
