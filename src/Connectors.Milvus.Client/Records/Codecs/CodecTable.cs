using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Connectors.Milvus.Client.ClrForms;

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
        .. Integer<short>(MilvusDataType.Int16),
        .. Integer<int>(MilvusDataType.Int32),
        .. Integer<long>(MilvusDataType.Int64),
        .. Integer<ushort>(MilvusDataType.Int32),
        .. Integer<uint>(MilvusDataType.Int64),
        .. One(MilvusDataType.Int8, IntegerCodec<sbyte>.For, LooseValue.ToInteger<sbyte>),
        .. Lists(MilvusDataType.Int8, IntegerCodec<sbyte>.For, LooseValue.ToInteger<sbyte>),
        .. One(MilvusDataType.Int16, IntegerCodec<byte>.For, LooseValue.ToInteger<byte>),
        .. Lists(MilvusDataType.Int16, IntegerCodec<byte>.For, LooseValue.ToInteger<byte>),
        .. One(MilvusDataType.Float, FloatCodec.For, LooseValue.ToFloat),
        .. Lists(MilvusDataType.Float, FloatCodec.For, LooseValue.ToFloat),
        .. Scalar(MilvusDataType.Double, DoubleCodec.For, LooseValue.ToDouble),
        .. One(MilvusDataType.Float, HalfCodec.For, LooseValue.ToHalf, value => (float)value),
        .. Lists(MilvusDataType.Float, HalfCodec.For, LooseValue.ToHalf, value => (float)value),
        Text([TextCodec.For, GeometryCodec.For, JsonTextCodec.For], LooseValue.ToText),
        .. Arrays(MilvusDataType.VarChar, TextCodec.For, LooseValue.ToText),
        .. Scalar(MilvusDataType.VarChar, GuidCodec.For, LooseValue.ToGuid, value => value.ToString(), GuidCodec.Length),
        .. Scalar(MilvusDataType.VarChar, DecimalCodec.For, LooseValue.ToDecimal, DecimalCodec.Text, DecimalCodec.Length),
        .. Scalar(MilvusDataType.VarChar, CharCodec.For, LooseValue.ToChar, value => value.ToString(), CharCodec.Length),
        .. Scalar(MilvusDataType.Int64, TimeCodecs.DateTime, LooseTime.ToDateTime, value => TimeCodecs.Ticks(value)),
        .. Scalar(MilvusDataType.Int64, TimeCodecs.DateTimeOffset, LooseTime.ToDateTimeOffset, value => TimeCodecs.Ticks(value)),
        .. Scalar(MilvusDataType.Int32, TimeCodecs.DateOnly, LooseTime.ToDateOnly, value => TimeCodecs.DayNumber(value)),
        .. Scalar(MilvusDataType.Int64, TimeCodecs.TimeOnly, LooseTime.ToTimeOnly, value => TimeCodecs.Ticks(value)),
        .. Scalar(MilvusDataType.Int64, TimeCodecs.TimeSpan, LooseTime.ToTimeSpan, value => TimeCodecs.Ticks(value)),
        .. One(MilvusDataType.Json, JsonElementCodec.For, LooseValue.ToJson, value => value.ValueKind == JsonValueKind.Undefined ? null : value),
        Only(MilvusDataType.Json, JsonNodeCodec<JsonNode>.For),
        Only(MilvusDataType.Json, JsonNodeCodec<JsonObject>.For),
        Only(MilvusDataType.Json, JsonNodeCodec<JsonArray>.For),
        Only(MilvusDataType.Json, JsonDocumentCodec.For),
        Vector(
            MilvusDataType.FloatVector,
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
        Vector(MilvusDataType.Float16Vector, LooseVector.ToHalves, VectorArrayCodec<Half, Float16VectorFormat>.For),
        .. Memory<Half>(MilvusDataType.Float16Vector, VectorMemoryCodec<Half, Float16VectorFormat>.For),
        new ClrType<sbyte[]>(MilvusDataType.Array, MilvusDataType.Int8, ArrayOf(IntegerCodec<sbyte>.For), VectorArrayCodec<sbyte, Int8VectorFormat>.For)
        {
            Loosely = LooseVector.ToSignedBytes,
        },
        .. Memory<sbyte>(MilvusDataType.Int8Vector, VectorMemoryCodec<sbyte, Int8VectorFormat>.For),
        Vector(MilvusDataType.BinaryVector, LooseVector.ToBits, VectorArrayCodec<byte, BinaryVectorFormat>.For, ArrayOf(IntegerCodec<byte>.For)),
        .. Memory<byte>(MilvusDataType.BinaryVector, VectorMemoryCodec<byte, BinaryVectorFormat>.For),
        Only(MilvusDataType.BinaryVector, BitArrayCodec.For),
        Vector(MilvusDataType.SparseFloatVector, LooseVector.ToSparse, SparseVectorCodec.For),
        Only(MilvusDataType.SparseFloatVector, SparseDictionaryCodec<uint>.For),
        Only(MilvusDataType.SparseFloatVector, SparseDictionaryCodec<int>.For),
    ];

    private static readonly FrozenDictionary<Type, ClrType> ByType = Lines.ToFrozenDictionary(line => line.Type);

    /// <summary>The types themselves, without their nullable forms and without lists.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        .. Lines
            .Where(line => Nullable.GetUnderlyingType(line.Type) is null && line.DataType != MilvusDataType.Array)
            .Select(line => TypeName.Of(line.Type)),
    ];

    /// <summary>The types as they are listed in messages.</summary>
    public static string Supported { get; } =
        $"{string.Join(", ", Types)}, and T[], List<T> and IReadOnlyList<T> of those that are bool, numbers, enums, text or times";

    public static ClrType? Find(Type type) => ByType.GetValueOrDefault(type) ?? EnumLists.Find(type);

    public static ClrType<T>? Find<T>() => Find(typeof(T)) as ClrType<T>;

    /// <summary>How a field's values travel when they come and go as objects: as the type that has the field's type by default.</summary>
    public static Codec<object?>? Loose(FieldType field) => field.Type switch
    {
        MilvusDataType.Json => new LooseJsonCodec(),
        MilvusDataType.Timestamptz => new ObjectCodec<string>(TextCodec.For(field)!, LooseTime.ToTimestamp),

        // Long text and geometries have no type of their own; string fits them.
        _ => Lines
            .OrderBy(line => line.DataType == field.Type && line.ElementType == field.ElementType ? 0 : 1)
            .Select(line => line.Loose(field))
            .FirstOrDefault(codec => codec is not null),
    };
}
