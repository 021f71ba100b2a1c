using System.Numerics;
using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>Any integer type in any integer field; values are checked against both ranges.</summary>
internal static class IntegerCodec<T>
    where T : struct, IBinaryInteger<T>
{
    public static Codec<T>? For(FieldType field) => field.Type switch
    {
        MilvusDataType.Int8 => new IntCodec<T>(sbyte.MinValue, sbyte.MaxValue),
        MilvusDataType.Int16 => new IntCodec<T>(short.MinValue, short.MaxValue),
        MilvusDataType.Int32 => new IntCodec<T>(int.MinValue, int.MaxValue),
        MilvusDataType.Int64 => new LongCodec<T>(),
        _ => null,
    };

    /// <summary>The value in <typeparamref name="T"/>, which may be smaller than the field's type.</summary>
    public static T Narrow(long value)
    {
        T narrow = T.CreateTruncating(value);
        return long.CreateTruncating(narrow) == value
            ? narrow
            : throw new FieldValueException($"{value} is outside the range of {typeof(T).Name}");
    }
}

/// <summary>Int8, Int16 and Int32 share one column type on the wire: varints of 32 bits, sign-extended to 64.</summary>
internal sealed class IntCodec<T>(long min, long max) : Codec<T>(ColumnShape.Ints)
    where T : struct, IBinaryInteger<T>
{
    public override int Measure(T value)
    {
        long number = long.CreateTruncating(value);
        return number >= min && number <= max
            ? WireSize.Varint((ulong)number)
            : throw new FieldValueException($"{number} is outside {min} to {max}");
    }

    public override void Write(T value, ref WireWriter writer) => writer.Varint((ulong)long.CreateTruncating(value));

    public override T Read(ColumnSource source, int index) => IntegerCodec<T>.Narrow((int)source.Varint(index));
}

/// <summary>Int64: varints of 64 bits.</summary>
internal sealed class LongCodec<T>() : Codec<T>(ColumnShape.Longs)
    where T : struct, IBinaryInteger<T>
{
    public override int Measure(T value) => WireSize.Varint((ulong)long.CreateTruncating(value));

    public override void Write(T value, ref WireWriter writer) => writer.Varint((ulong)long.CreateTruncating(value));

    public override T Read(ColumnSource source, int index) => IntegerCodec<T>.Narrow((long)source.Varint(index));

    public override void Read(ColumnSource source, int first, Span<T> values)
    {
        if (typeof(T) == typeof(long))
        {
            source.Longs(first, MemoryMarshal.Cast<T, long>(values));
            return;
        }

        base.Read(source, first, values);
    }
}
