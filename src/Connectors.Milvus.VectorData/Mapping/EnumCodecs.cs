using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>Enums, stored as the integers beneath them.</summary>
internal static class EnumCodecs
{
    /// <summary>The codec of an enum, its nullable form, its array or its list; null for another type.</summary>
    public static PropertyCodec? For(Type type)
    {
        if (type.IsEnum)
            return Scalar(type);
        if (Nullable.GetUnderlyingType(type) is { IsEnum: true } underlying)
            return Boxed(underlying);

        Type? element = type.IsSZArray ? type.GetElementType()
            : type.IsGenericType && type.GetGenericTypeDefinition() is { } list && (list == typeof(List<>) || list == typeof(IReadOnlyList<>)) ? type.GetGenericArguments()[0]
            : null;
        return element is { IsEnum: true } && RuntimeFeature.IsDynamicCodeSupported ? List(type, element) : null;
    }

    /// <summary>A class's accessors of an enum are read as those of its integer; in a dictionary an enum is an object.</summary>
    private static PropertyCodec? Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => Integer<byte>(type),
        TypeCode.SByte => Integer<sbyte>(type),
        TypeCode.Int16 => Integer<short>(type),
        TypeCode.UInt16 => Integer<ushort>(type),
        TypeCode.Int32 => Integer<int>(type),
        TypeCode.UInt32 => Integer<uint>(type),
        TypeCode.Int64 => Integer<long>(type),
        _ => null,
    };

    private static NativeCodec<T> Integer<T>(Type type) => new()
    {
        DataType = DataTypeOf(type),
        FilterValue = value => Number(value, type),
        NullableForm = Boxed(type),
    };

    private static ConvertedCodec<object?, long?>? Boxed(Type type) => DataTypeOf(type) == MilvusDataType.None
        ? null
        : new ConvertedCodec<object?, long?>(
            value => value is null ? null : Number(value, type),
            stored => stored is { } number ? Enum.ToObject(type, number) : null)
        {
            DataType = DataTypeOf(type),
            FilterValue = value => Number(value, type),
        };

    [RequiresDynamicCode("Lists of an enum need code that is made at run time.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The element type of a property is kept with the property.")]
    private static PropertyCodec? List(Type list, Type element)
    {
        if (DataTypeOf(element) == MilvusDataType.None)
            return null;

        var lists = (EnumLists)RuntimeHelpers.GetUninitializedObject(typeof(EnumLists<>).MakeGenericType(element));
        return lists.Codec(list);
    }

    private static MilvusDataType DataTypeOf(Type type)
    {
        MilvusTypes.TryGetDataType(Enum.GetUnderlyingType(type), out MilvusDataType dataType, out _, out _);
        return dataType;
    }

    private static long Number(object value, Type type) => value.GetType() == type || value.GetType() == Enum.GetUnderlyingType(type)
        ? (long)MilvusTypes.ToFilterValue(Convert.ChangeType(value, Enum.GetUnderlyingType(type), System.Globalization.CultureInfo.InvariantCulture))
        : throw new InvalidCastException($"it is '{TypeNames.Of(value.GetType())}', not '{TypeNames.Of(type)}'.");

    private abstract class EnumLists
    {
        public abstract PropertyCodec Codec(Type list);
    }

    private sealed class EnumLists<TEnum> : EnumLists
        where TEnum : Enum
    {
        public override PropertyCodec Codec(Type list) =>
            list == typeof(TEnum[]) ? Of<TEnum[]?>(stored => stored)
            : list == typeof(List<TEnum>) ? Of<List<TEnum>?>(stored => stored is null ? null : [.. stored])
            : Of<IReadOnlyList<TEnum>?>(stored => stored);

        private static ConvertedCodec<TList?, long[]?> Of<TList>(Converter<TEnum[]?, TList?> fromArray)
            where TList : IEnumerable<TEnum>? =>
            new(
                value => value is null ? null : [.. value.Select(each => Number(each, typeof(TEnum)))],
                stored => fromArray(stored is null ? null : Array.ConvertAll(stored, number => (TEnum)Enum.ToObject(typeof(TEnum), number))))
            {
                DataType = MilvusDataType.Array,
                ElementType = DataTypeOf(typeof(TEnum)),
                IsOrdered = false,
                FilterValue = value => Number(value, typeof(TEnum)),
            };
    }
}
