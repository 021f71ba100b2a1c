using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Milvus.Client;

/// <summary>
/// Which CLR types there are and how each travels. A new type is one codec and one line here; its nullable and array forms
/// come with the line. Nothing else lists types: maps, dictionaries, messages and the connector ask this table.
/// </summary>
internal static class CodecTable
{
    // Of the types that have the same field type by default, dictionaries get the first.
    private static readonly ClrType[] Lines =
    [
        .. Scalar(MilvusDataType.Bool, BoolCodec.For, LooseValue.ToBool),
        .. One(MilvusDataType.Int8, IntegerCodec<sbyte>.For, LooseValue.ToInteger<sbyte>),
        new ClrType<sbyte[]>(
            MilvusDataType.Array,
            MilvusDataType.Int8,
            LooseVector.ToSignedBytes,
            ArrayOf(IntegerCodec<sbyte>.For),
            VectorArrayCodec<sbyte, Int8VectorFormat>.For),
        List(MilvusDataType.Int8, IntegerCodec<sbyte>.For, LooseValue.ToInteger<sbyte>),
        .. Scalar(MilvusDataType.Int16, IntegerCodec<short>.For, LooseValue.ToInteger<short>),
        .. Scalar(MilvusDataType.Int32, IntegerCodec<int>.For, LooseValue.ToInteger<int>),
        .. Scalar(MilvusDataType.Int64, IntegerCodec<long>.For, LooseValue.ToInteger<long>),
        .. One(MilvusDataType.Int16, IntegerCodec<byte>.For, LooseValue.ToInteger<byte>),
        .. One(MilvusDataType.Float, FloatCodec.For, LooseValue.ToFloat),
        List(MilvusDataType.Float, FloatCodec.For, LooseValue.ToFloat),
        .. Scalar(MilvusDataType.Double, DoubleCodec.For, LooseValue.ToDouble),
        new ClrType<string>(MilvusDataType.VarChar, MilvusDataType.None, LooseValue.ToText, TextCodec.For, JsonTextCodec.For),
        Array(MilvusDataType.VarChar, TextCodec.For, LooseValue.ToText),
        List(MilvusDataType.VarChar, TextCodec.For, LooseValue.ToText),
        .. Scalar(MilvusDataType.VarChar, GuidCodec.For, LooseValue.ToGuid, GuidCodec.Length),
        .. One(MilvusDataType.Json, JsonElementCodec.For, LooseValue.ToJson),
        new ClrType<JsonNode>(MilvusDataType.Json, MilvusDataType.None, null, JsonNodeCodec<JsonNode>.For),
        new ClrType<JsonObject>(MilvusDataType.Json, MilvusDataType.None, null, JsonNodeCodec<JsonObject>.For),
        new ClrType<JsonArray>(MilvusDataType.Json, MilvusDataType.None, null, JsonNodeCodec<JsonArray>.For),
        new ClrType<float[]>(
            MilvusDataType.FloatVector,
            MilvusDataType.None,
            LooseVector.ToFloats,
            VectorArrayCodec<float, FloatVectorFormat>.For,
            VectorArrayCodec<float, BFloat16VectorFormat>.For,
            VectorArrayCodec<float, RoundedFloat16VectorFormat>.For,
            ArrayOf(FloatCodec.For)),
        .. Memory(
            MilvusDataType.FloatVector,
            VectorMemoryCodec<float, FloatVectorFormat>.For,
            VectorMemoryCodec<float, BFloat16VectorFormat>.For,
            VectorMemoryCodec<float, RoundedFloat16VectorFormat>.For),
        new ClrType<Half[]>(MilvusDataType.Float16Vector, MilvusDataType.None, LooseVector.ToHalves, VectorArrayCodec<Half, Float16VectorFormat>.For),
        .. Memory<Half>(MilvusDataType.Float16Vector, VectorMemoryCodec<Half, Float16VectorFormat>.For),
        .. Memory<sbyte>(MilvusDataType.Int8Vector, VectorMemoryCodec<sbyte, Int8VectorFormat>.For),
        new ClrType<byte[]>(
            MilvusDataType.BinaryVector, MilvusDataType.None, LooseVector.ToBits, VectorArrayCodec<byte, BinaryVectorFormat>.For, ArrayOf(IntegerCodec<byte>.For)),
        .. Memory<byte>(MilvusDataType.BinaryVector, VectorMemoryCodec<byte, BinaryVectorFormat>.For),
        new ClrType<BitArray>(MilvusDataType.BinaryVector, MilvusDataType.None, null, BitArrayCodec.For),
        new ClrType<MilvusSparseVector>(MilvusDataType.SparseFloatVector, MilvusDataType.None, LooseVector.ToSparse, SparseVectorCodec.For),
        new ClrType<Dictionary<uint, float>>(MilvusDataType.SparseFloatVector, MilvusDataType.None, null, SparseDictionaryCodec<uint>.For),
        new ClrType<Dictionary<int, float>>(MilvusDataType.SparseFloatVector, MilvusDataType.None, null, SparseDictionaryCodec<int>.For),
    ];

    private static readonly FrozenDictionary<Type, ClrType> ByType = Lines.ToFrozenDictionary(line => line.Type);

    /// <summary>The types as they are listed in messages: what has no nullable form of its own stands for both.</summary>
    public static string Supported { get; } =
        string.Join(", ", Lines.Where(line => Nullable.GetUnderlyingType(line.Type) is null).Select(line => TypeName.Of(line.Type)));

    public static ClrType? Find(Type type) => ByType.GetValueOrDefault(type);

    public static ClrType<T>? Find<T>() => ByType.GetValueOrDefault(typeof(T)) as ClrType<T>;

    /// <summary>How a field's values travel when they come and go as objects: as the type that has the field's type by default.</summary>
    public static Codec<object?>? Loose(FieldType field)
    {
        if (field.Type == MilvusDataType.Json)
            return new LooseJsonCodec();

        // Long text and times have no type of their own; string fits them.
        return Lines
            .OrderBy(line => line.DataType == field.Type && line.ElementType == field.ElementType ? 0 : 1)
            .Select(line => line.Loose(field))
            .FirstOrDefault(codec => codec is not null);
    }

    /// <summary>A value type in all its forms: T, T?, T[] and List&lt;T&gt;.</summary>
    private static ClrType[] Scalar<T>(MilvusDataType type, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, int? textLength = null)
        where T : struct =>
        [.. One(type, codec, loosely, textLength), Array(type, codec, loosely, textLength), List(type, codec, loosely, textLength)];

    /// <summary>A value type and its nullable form.</summary>
    private static ClrType[] One<T>(MilvusDataType type, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, int? textLength = null)
        where T : struct =>
        [
            new ClrType<T>(type, MilvusDataType.None, loosely, codec) { TextLength = textLength },
            new ClrType<T?>(
                type, MilvusDataType.None, value => loosely(value), field => codec(field) is { } inner ? new NullableCodec<T>(inner) : null)
            { TextLength = textLength },
        ];

    /// <summary>Memory of a vector's elements and its nullable form. Dictionaries get arrays.</summary>
    private static ClrType[] Memory<T>(MilvusDataType type, params Func<FieldType, Codec<ReadOnlyMemory<T>>?>[] codecs) =>
        [
            new ClrType<ReadOnlyMemory<T>>(type, MilvusDataType.None, null, codecs),
            new ClrType<ReadOnlyMemory<T>?>(
                type,
                MilvusDataType.None,
                null,
                field => codecs.Select(codec => codec(field)).FirstOrDefault(codec => codec is not null) is { } inner
                    ? new NullableCodec<ReadOnlyMemory<T>>(inner)
                    : null),
        ];

    private static ClrType<T[]> Array<T>(MilvusDataType element, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, int? textLength = null) =>
        new(MilvusDataType.Array, element, value => LooseValue.ToArray(value, loosely), ArrayOf(codec)) { TextLength = textLength };

    private static ClrType<List<T>> List<T>(MilvusDataType element, Func<FieldType, Codec<T>?> codec, Func<object, T> loosely, int? textLength = null) =>
        new(
            MilvusDataType.Array,
            element,
            value => [.. LooseValue.ToArray(value, loosely)],
            field => Element(field, codec) is { } inner ? new ListCodec<T>(inner, Capacity(field)) : null)
        { TextLength = textLength };

    private static Func<FieldType, Codec<T[]>?> ArrayOf<T>(Func<FieldType, Codec<T>?> codec) =>
        field => Element(field, codec) is { } inner ? new PlainArrayCodec<T>(inner, Capacity(field)) : null;

    private static Codec<T>? Element<T>(FieldType field, Func<FieldType, Codec<T>?> codec) =>
        field.Type == MilvusDataType.Array ? codec(field.Element) : null;

    private static int Capacity(FieldType field) => field.MaxCapacity ?? FieldType.LargestMaxCapacity;
}
