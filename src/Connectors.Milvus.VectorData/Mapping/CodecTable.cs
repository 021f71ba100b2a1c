using System.Collections.Frozen;
using System.Globalization;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>Collects codecs: each call adds a type with its nullable form, its array and its list.</summary>
internal sealed class CodecTable
{
    private readonly Dictionary<Type, PropertyCodec> _codecs = [];

    public FrozenDictionary<Type, PropertyCodec> ToFrozen() => _codecs.ToFrozenDictionary();

    /// <summary>A number or truth value that the client stores as it is.</summary>
    public CodecTable Native<T>()
        where T : struct => Native<T>(Shape.Of<T>(value => FilterValue((T)value)));

    /// <summary>A type that the client stores as text by itself.</summary>
    /// <param name="maxLength">The longest text, in bytes.</param>
    /// <param name="filterValue">The same text.</param>
    public CodecTable NativeText<T>(int maxLength, Func<T, string> filterValue)
        where T : struct => Native<T>(Shape.Of<T>(value => filterValue((T)value)) with { MaxLength = maxLength });

    /// <summary>Text as it is.</summary>
    public CodecTable Text()
    {
        Shape shape = Shape.Of<string>(value => value) with { MaxLength = PropertyCodec.LongestText };
        Add<string>(shape.Scalar<string?, string?>(value => value, stored => stored));
        Add<string[]>(shape.List<string[]?, string[]?>(value => value, stored => stored));
        Add<List<string>>(shape.List<List<string>?, List<string>?>(value => value, stored => stored));
        return this;
    }

    /// <summary>A type that is stored as another number.</summary>
    public CodecTable Converted<T, TStored>(Converter<T, TStored> encode, Converter<TStored, T> decode)
        where T : struct
        where TStored : struct
    {
        Shape shape = Shape.Of<TStored>(value => FilterValue(encode((T)value)));
        PropertyCodec nullable = shape.Scalar<T?, TStored?>(
            value => value is { } present ? encode(present) : null, stored => stored is { } present ? decode(present) : null);
        Add<T>(shape.Scalar(encode, decode, nullable));
        Add<T?>(nullable);
        AddLists(shape, encode, decode);
        return this;
    }

    /// <summary>A type that is stored as text.</summary>
    /// <param name="maxLength">The longest text, in bytes.</param>
    /// <param name="encode">Equal values must give equal texts.</param>
    /// <param name="decode">The inverse.</param>
    /// <param name="keepsOrder">Whether the texts sort as the values do.</param>
    public CodecTable AsText<T>(int maxLength, Converter<T, string> encode, Converter<string, T> decode, bool keepsOrder = true)
        where T : struct
    {
        Shape shape = Shape.Of<string>(value => encode((T)value)) with { MaxLength = maxLength, KeepsOrder = keepsOrder };
        PropertyCodec nullable = shape.Scalar<T?, string?>(
            value => value is { } present ? encode(present) : null, stored => stored is null ? null : decode(stored));
        Add<T>(shape.Scalar(encode, decode, nullable));
        Add<T?>(nullable);
        AddLists(shape, encode, decode);
        return this;
    }

    private CodecTable Native<T>(Shape shape)
        where T : struct
    {
        PropertyCodec nullable = shape.Scalar<T?, T?>(value => value, stored => stored);
        Add<T>(shape.Scalar<T, T>(value => value, stored => stored, nullable));
        Add<T?>(nullable);
        Add<T[]>(shape.List<T[]?, T[]?>(value => value, stored => stored));
        Add<List<T>>(shape.List<List<T>?, List<T>?>(value => value, stored => stored));
        return this;
    }

    private void AddLists<T, TStored>(Shape shape, Converter<T, TStored> encode, Converter<TStored, T> decode)
    {
        Add<T[]>(shape.List<T[]?, TStored[]?>(
            value => value is null ? null : Array.ConvertAll(value, encode), stored => stored is null ? null : Array.ConvertAll(stored, decode)));
        Add<List<T>>(shape.List<List<T>?, List<TStored>?>(value => value?.ConvertAll(encode), stored => stored?.ConvertAll(decode)));
    }

    private void Add<T>(PropertyCodec codec) => _codecs.Add(typeof(T), codec);

    private static object FilterValue<T>(T stored) => stored switch
    {
        bool flag => flag,
        float or double => Convert.ToDouble(stored, CultureInfo.InvariantCulture),
        _ => Convert.ToInt64(stored, CultureInfo.InvariantCulture),
    };

    /// <summary>What the forms of one type have in common.</summary>
    private sealed record Shape(MilvusDataType DataType, Func<object, object> FilterValue)
    {
        public int? MaxLength { get; init; }

        public bool KeepsOrder { get; init; } = true;

        public static Shape Of<TStored>(Func<object, object> filterValue) =>
            MilvusTypes.TryGetDataType(typeof(TStored), out MilvusDataType dataType, out _, out _)
                ? new Shape(dataType, filterValue)
                : throw new InvalidOperationException($"The client has no field type for {TypeNames.Of(typeof(TStored))}.");

        public PropertyCodec<TValue, TStored> Scalar<TValue, TStored>(
            Converter<TValue, TStored> encode, Converter<TStored, TValue> decode, PropertyCodec? nullable = null) =>
            new(encode, decode)
            {
                DataType = DataType,
                MaxLength = MaxLength,
                KeepsOrder = KeepsOrder,
                FilterValue = FilterValue,
                NullableForm = nullable,
            };

        public PropertyCodec<TValue, TStored> List<TValue, TStored>(Converter<TValue, TStored> encode, Converter<TStored, TValue> decode) =>
            new(encode, decode)
            {
                DataType = MilvusDataType.Array,
                ElementType = DataType,
                MaxLength = MaxLength,
                KeepsOrder = KeepsOrder,
                FilterValue = FilterValue,
            };
    }
}
