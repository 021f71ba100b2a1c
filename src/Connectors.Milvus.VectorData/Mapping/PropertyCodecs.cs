using System.Collections.Frozen;
using System.Text.Json;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// The types that key and data properties may have. One line per type gives the type itself, its <see cref="Nullable{T}"/>,
/// its arrays and its lists; how each is stored is the client's table's to say.
/// </summary>
internal static class PropertyCodecs
{
    /// <summary>What a message names as the types of data properties.</summary>
    public const string SupportedData =
        "bool, byte, sbyte, short, ushort, int, uint, long, float, double, decimal, char, string, Guid, DateTime, DateTimeOffset, DateOnly, "
        + "TimeOnly, TimeSpan, enums, their nullable forms, and arrays and lists of them, which have fields of their own; and as JSON "
        + "JsonElement, JsonNode, JsonDocument, dictionaries by string, classes of your own and lists of them";

    /// <summary>What a message names as the types of keys.</summary>
    public const string SupportedKeys = "string, long, int and Guid";

    private static readonly FrozenDictionary<Type, PropertyCodec> Native = new Dictionary<Type, PropertyCodec>(
    [
        .. Forms<bool>(),
        .. Forms<byte>(),
        .. Forms<sbyte>(),
        .. Forms<short>(),
        .. Forms<ushort>(),
        .. Forms<int>(),
        .. Forms<uint>(),
        .. Forms<long>(),
        .. Forms<float>(),
        .. Forms<double>(),
        .. Forms<char>(),
        .. Forms<Guid>(),
        .. Forms<DateTime>(),
        .. Forms<DateTimeOffset>(),
        .. Forms<DateOnly>(),
        .. Forms<TimeOnly>(),
        .. Forms<TimeSpan>(),
        .. Forms<decimal>(keepsOrder: false),
        Line(Scalar<string>()),
        .. Lists<string>(),
    ]).ToFrozenDictionary();

    /// <summary>Milvus keys are Int64 or VarChar, so an int key is a narrow Int64.</summary>
    private static readonly PropertyCodec IntKey = new NativeCodec<int>
    {
        DataType = MilvusDataType.Int64,
        FilterValue = MilvusTypes.ToFilterValue,
        NullableForm = new NativeCodec<int?> { DataType = MilvusDataType.Int64, FilterValue = MilvusTypes.ToFilterValue },
    };

    /// <param name="type">The property's type.</param>
    /// <param name="json">How types of the caller's own are serialised; null for System.Text.Json's defaults.</param>
    public static PropertyCodec? ForData(Type type, JsonSerializerOptions? json) =>
        Native.GetValueOrDefault(type) ?? EnumCodecs.For(type) ?? JsonCodecs.For(type, json);

    public static PropertyCodec? ForKey(Type type) =>
        type == typeof(int) ? IntKey
        : type == typeof(string) || type == typeof(long) || type == typeof(Guid) ? Native[type]
        : null;

    /// <summary>A Guid as its field and a filter have it.</summary>
    public static string GuidText(Guid value) => (string)MilvusTypes.ToFilterValue(value);

    private static KeyValuePair<Type, PropertyCodec>[] Forms<T>(bool keepsOrder = true)
        where T : struct
    {
        NativeCodec<T?> nullable = Scalar<T?>(typeof(T), keepsOrder);
        return [Line(Scalar<T>(typeof(T), keepsOrder, nullable)), Line(nullable), .. Lists<T>(keepsOrder)];
    }

    private static KeyValuePair<Type, PropertyCodec>[] Lists<T>(bool keepsOrder = true) =>
        [Line(List<T, T[]>(keepsOrder)), Line(List<T, List<T>>(keepsOrder)), Line(List<T, IReadOnlyList<T>>(keepsOrder))];

    private static NativeCodec<T> Scalar<T>() => Scalar<T>(typeof(T), keepsOrder: true);

    private static NativeCodec<TValue> Scalar<TValue>(Type type, bool keepsOrder, PropertyCodec? nullable = null) => new()
    {
        DataType = DataTypeOf(type),
        MaxLength = MaxLengthOf(type),
        KeepsOrder = keepsOrder,
        FilterValue = MilvusTypes.ToFilterValue,
        NullableForm = nullable,
    };

    private static NativeCodec<TList> List<T, TList>(bool keepsOrder) => new()
    {
        DataType = MilvusDataType.Array,
        ElementType = DataTypeOf(typeof(T)),
        MaxLength = MaxLengthOf(typeof(T)),
        KeepsOrder = keepsOrder,
        IsOrdered = false,
        FilterValue = MilvusTypes.ToFilterValue,
    };

    private static KeyValuePair<Type, PropertyCodec> Line<TValue>(TypedCodec<TValue> codec) => new(typeof(TValue), codec);

    private static MilvusDataType DataTypeOf(Type type) => MilvusTypes.TryGetDataType(type, out MilvusDataType dataType, out _, out _)
        ? dataType
        : throw new InvalidOperationException($"The client has no field type for {TypeNames.Of(type)}.");

    private static int? MaxLengthOf(Type type) =>
        DataTypeOf(type) == MilvusDataType.VarChar ? MilvusTypes.GetTextLength(type) ?? PropertyCodec.LongestText : null;
}
