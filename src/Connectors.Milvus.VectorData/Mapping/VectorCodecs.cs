using System.Collections;
using System.Collections.Frozen;
using Connectors.Milvus.Client;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>The types that hold a vector themselves. Any other type of a vector property is what an embedding is made from.</summary>
internal static class VectorCodecs
{
    /// <summary>What a message names as the types of vectors.</summary>
    public const string Supported =
        "ReadOnlyMemory<float>, ReadOnlyMemory<float>?, Embedding<float>, float[]; the same of Half and sbyte; "
        + "for bits ReadOnlyMemory<byte>, byte[], BitArray, BinaryEmbedding; for sparse vectors MilvusSparseVector, Dictionary<uint, float>";

    private static readonly FrozenDictionary<Type, PropertyCodec> Codecs = new Dictionary<Type, PropertyCodec>(
    [
        .. Forms<float>(MilvusDataType.FloatVector),
        .. Forms<Half>(MilvusDataType.Float16Vector),
        .. Forms<sbyte>(MilvusDataType.Int8Vector),
        .. Forms<byte>(MilvusDataType.BinaryVector),
        Native<BitArray>(MilvusDataType.BinaryVector),
        Converted<BinaryEmbedding?, BitArray?>(MilvusDataType.BinaryVector, value => value?.Vector, stored => stored is null ? null : new BinaryEmbedding(stored)),
        Native<MilvusSparseVector>(MilvusDataType.SparseFloatVector),
        Native<Dictionary<uint, float>>(MilvusDataType.SparseFloatVector),
    ]).ToFrozenDictionary();

    public static PropertyCodec? For(Type type) => Codecs.GetValueOrDefault(type);

    /// <summary>A value that is a vector, as a query; null for any other value.</summary>
    /// <param name="value">What is searched for.</param>
    /// <param name="dimensions">The number of elements or bits; null for sparse vectors, which have none.</param>
    public static MilvusVectors? Query(object value, out int? dimensions)
    {
        (MilvusVectors? query, dimensions) = value switch
        {
            ReadOnlyMemory<float> floats => ((MilvusVectors?)floats, floats.Length),
            float[] floats => (floats, floats.Length),
            Embedding<float> embedding => (embedding.Vector, embedding.Vector.Length),
            ReadOnlyMemory<Half> halves => (halves, halves.Length),
            Half[] halves => (halves, halves.Length),
            Embedding<Half> embedding => (embedding.Vector, embedding.Vector.Length),
            BitArray bits => (bits, bits.Length),
            BinaryEmbedding embedding => (embedding.Vector, embedding.Vector.Length),
            MilvusSparseVector sparse => (sparse, (int?)null),
            Dictionary<uint, float> sparse => (MilvusSparseVector.From(sparse), null),
            _ => Bytes(value),
        };
        return query;
    }

    /// <summary>The runtime holds arrays of signed and unsigned bytes to be of each other's type, so these are told apart by their exact type.</summary>
    private static (MilvusVectors? Query, int? Dimensions) Bytes(object value) => value switch
    {
        ReadOnlyMemory<sbyte> numbers => (numbers, numbers.Length),
        Embedding<sbyte> embedding => (embedding.Vector, embedding.Vector.Length),
        ReadOnlyMemory<byte> bits => (bits, bits.Length * 8),
        Embedding<byte> embedding => (embedding.Vector, embedding.Vector.Length * 8),
        _ when value.GetType() == typeof(sbyte[]) => ((sbyte[])value, ((sbyte[])value).Length),
        _ when value.GetType() == typeof(byte[]) => ((byte[])value, ((byte[])value).Length * 8),
        _ => (null, null),
    };

    private static KeyValuePair<Type, PropertyCodec>[] Forms<T>(MilvusDataType type)
        where T : unmanaged
    {
        KeyValuePair<Type, PropertyCodec> nullable = Native<ReadOnlyMemory<T>?>(type);
        return
        [
            Native<ReadOnlyMemory<T>>(type, nullable.Value),
            nullable,
            Native<T[]>(type),
            Converted<Embedding<T>?, ReadOnlyMemory<T>?>(type, value => value?.Vector, stored => stored is { } vector ? new Embedding<T>(vector) : null),
        ];
    }

    private static KeyValuePair<Type, PropertyCodec> Native<TValue>(MilvusDataType type, PropertyCodec? nullable = null) => new(
        typeof(TValue),
        new NativeCodec<TValue> { DataType = type, KeepsOrder = false, IsOrdered = false, FilterValue = NoFilter, NullableForm = nullable });

    private static KeyValuePair<Type, PropertyCodec> Converted<TValue, TStored>(
        MilvusDataType type, Converter<TValue, TStored> encode, Converter<TStored, TValue> decode) => new(
        typeof(TValue),
        new ConvertedCodec<TValue, TStored>(encode, decode) { DataType = type, KeepsOrder = false, IsOrdered = false, FilterValue = NoFilter });

    /// <summary>The filter value of a vector: there is none.</summary>
    public static object NoFilter(object value) => throw new NotSupportedException("A filter cannot compare vectors; search for them instead.");
}
