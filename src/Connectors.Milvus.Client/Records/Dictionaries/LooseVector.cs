using System.Collections;
using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>Conversions of what a dictionary may hold to vectors: any list of numbers that fit, and what .NET has for the kind.</summary>
internal static class LooseVector
{
    public static float[] ToFloats(object value) => value switch
    {
        float[] vector => vector,
        ReadOnlyMemory<float> vector => vector.ToArray(),
        Memory<float> vector => vector.ToArray(),
        _ => LooseValue.ToArray(value, LooseValue.ToFloat),
    };

    /// <summary>Halves as they are; floats and other numbers rounded to them.</summary>
    public static Half[] ToHalves(object value) => value switch
    {
        Half[] vector => vector,
        ReadOnlyMemory<Half> vector => vector.ToArray(),
        Memory<Half> vector => vector.ToArray(),
        IEnumerable<Half> vector => [.. vector],
        _ => Round(ToFloats(value)),
    };

    public static sbyte[] ToSignedBytes(object value) => value switch
    {
        ReadOnlyMemory<sbyte> vector => vector.ToArray(),
        Memory<sbyte> vector => vector.ToArray(),
        _ => LooseValue.ToArray(value, LooseValue.ToInteger<sbyte>),
    };

    public static byte[] ToBits(object value) => value switch
    {
        ReadOnlyMemory<byte> vector => vector.ToArray(),
        Memory<byte> vector => vector.ToArray(),
        BitArray { Length: var bits } vector when bits % 8 == 0 => BinaryQueryVectors.Pack(vector).ToArray(),
        BitArray { Length: var bits } => throw new FieldValueException($"the vector has {bits} bits, a binary vector has a multiple of 8"),
        _ => LooseValue.ToArray(value, LooseValue.ToInteger<byte>),
    };

    public static MilvusSparseVector ToSparse(object value)
    {
        try
        {
            return value switch
            {
                MilvusSparseVector vector => vector,
                IEnumerable<KeyValuePair<uint, float>> elements => MilvusSparseVector.From(elements),
                IDictionary dictionary => MilvusSparseVector.From(Elements(dictionary)),
                _ => throw new FieldValueException(
                    $"a {TypeName.Of(value.GetType())} is not a sparse vector; give a MilvusSparseVector or a dictionary from positions to values"),
            };
        }
        catch (ArgumentException e)
        {
            throw new FieldValueException(e.Message);
        }
    }

    private static IEnumerable<KeyValuePair<uint, float>> Elements(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return new(LooseValue.ToInteger<uint>(entry.Key), LooseValue.ToFloat(entry.Value ?? throw new FieldValueException("a value is null")));
    }

    private static Half[] Round(float[] vector)
    {
        int index = FiniteFloats.IndexOfOther(vector, FiniteFloats.BeyondHalf);
        return index < 0
            ? Array.ConvertAll(vector, element => (Half)element)
            : throw new FieldValueException(
                $"element {index} of the vector, {vector[index].ToString(CultureInfo.InvariantCulture)}, is not a finite number in the range of Float16");
    }
}
