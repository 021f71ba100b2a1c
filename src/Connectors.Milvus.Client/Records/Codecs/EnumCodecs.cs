using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Enums and nullable enums, where the type is known but cannot be named as one: as their integer in integer fields, as their name in
/// VarChar fields. A value without a name is its number. Values are boxed.
/// </summary>
internal static class EnumCodecs
{
    /// <summary>The codec of an enum for a field; null when <typeparamref name="T"/> is none, or does not fit the field.</summary>
    public static Codec<T>? For<T>(FieldType field) =>
        EnumOf<T>() is null ? null
        : TextCodec.For(field) is { } text && field.Type == MilvusDataType.VarChar ? new EnumNameCodec<T>(text)
        : IntegerCodec<long>.For(field) is { } number ? new EnumNumberCodec<T>(number)
        : null;

    /// <summary>The enum that <typeparamref name="T"/> is, nullable or not.</summary>
    public static Type? EnumOf<T>() => PropertySchema.EnumOf(typeof(T));

    public static long Number<T>(T value)
    {
        try
        {
            return Convert.ToInt64(value, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new FieldValueException($"{value} is more than an Int64 holds");
        }
    }

    /// <exception cref="FieldValueException">The integer beneath the enum does not hold the number.</exception>
    public static T Numbered<T>(long number)
    {
        Type type = EnumOf<T>()!;
        var value = (T)Enum.ToObject(type, number);
        return Number(value) == number ? value : throw new FieldValueException($"{number} is outside the range of {type.Name}");
    }

    /// <exception cref="FieldValueException">The enum has no such name.</exception>
    public static T Named<T>(string name)
    {
        Type type = EnumOf<T>()!;
        return Enum.TryParse(type, name, out object? value) ? (T)value : throw new FieldValueException($"\"{name}\" is no {type.Name}");
    }
}

internal sealed class EnumNumberCodec<T>(Codec<long> inner) : Codec<T>(inner.Shape)
{
    public override int Measure(T value) => inner.Measure(EnumCodecs.Number(value));

    public override void Write(T value, ref WireWriter writer) => inner.Write(EnumCodecs.Number(value), ref writer);

    public override int Count(ColumnSource source) => inner.Count(source);

    public override T Read(ColumnSource source, int index) => EnumCodecs.Numbered<T>(inner.Read(source, index));
}

internal sealed class EnumNameCodec<T>(Codec<string> inner) : Codec<T>(inner.Shape)
{
    public override int Measure(T value) => inner.Measure(value!.ToString()!);

    public override void Write(T value, ref WireWriter writer) => inner.Write(value!.ToString()!, ref writer);

    public override int Count(ColumnSource source) => inner.Count(source);

    public override T Read(ColumnSource source, int index) => EnumCodecs.Named<T>(inner.Read(source, index));
}
