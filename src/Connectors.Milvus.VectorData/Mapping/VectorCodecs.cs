using System.Collections.Frozen;
using Connectors.Milvus.Client;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>The types that hold a vector themselves. Any other type of a vector property is what an embedding is made from.</summary>
internal static class VectorCodecs
{
    /// <summary>What a message names as the types of vectors.</summary>
    public const string Supported = "ReadOnlyMemory<float>, ReadOnlyMemory<float>?, Embedding<float>, float[]";

    private static readonly FrozenDictionary<Type, PropertyCodec> Codecs = new Dictionary<Type, PropertyCodec>
    {
        [typeof(ReadOnlyMemory<float>)] = Vector<ReadOnlyMemory<float>, ReadOnlyMemory<float>>(
            value => value, stored => stored, Vector<ReadOnlyMemory<float>?, ReadOnlyMemory<float>?>(value => value, stored => stored)),
        [typeof(ReadOnlyMemory<float>?)] = Vector<ReadOnlyMemory<float>?, ReadOnlyMemory<float>?>(value => value, stored => stored),
        [typeof(float[])] = Vector<float[]?, float[]?>(value => value, stored => stored),
        [typeof(Embedding<float>)] = Vector<Embedding<float>?, ReadOnlyMemory<float>?>(
            value => value?.Vector, stored => stored is { } vector ? new Embedding<float>(vector) : null),
    }.ToFrozenDictionary();

    public static PropertyCodec? For(Type type) => Codecs.GetValueOrDefault(type);

    /// <summary>The vector of a value that is one; otherwise false.</summary>
    public static bool TryGetVector(object value, out ReadOnlyMemory<float> vector)
    {
        (bool isVector, vector) = value switch
        {
            ReadOnlyMemory<float> memory => (true, memory),
            float[] array => (true, array),
            Embedding<float> embedding => (true, embedding.Vector),
            _ => (false, default),
        };
        return isVector;
    }

    private static PropertyCodec<TValue, TStored> Vector<TValue, TStored>(
        Converter<TValue, TStored> encode, Converter<TStored, TValue> decode, PropertyCodec? nullable = null) =>
        new(encode, decode)
        {
            DataType = MilvusDataType.FloatVector,
            KeepsOrder = false,
            FilterValue = _ => throw new NotSupportedException("A filter cannot compare vectors; search for them instead."),
            NullableForm = nullable,
        };
}
