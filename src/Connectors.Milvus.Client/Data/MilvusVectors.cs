using System.Collections;

namespace Connectors.Milvus.Client;

/// <summary>
/// What a search looks for: one or more vectors of one kind, or texts. Converts implicitly from one vector:
/// <code>client.SearchAsync&lt;Doc&gt;("docs", new float[] { 0.1f, 0.2f })</code>
/// Vectors of floats search FloatVector, Float16Vector and BFloat16Vector fields (rounded to what the field holds), every other kind
/// the field of its own type. The vectors are not copied: do not change them while a search runs.
/// </summary>
public sealed class MilvusVectors
{
    private MilvusVectors(QueryVectors values) => Values = values;

    /// <summary>The number of vectors or texts (Milvus's <c>nq</c>), at most 16,384.</summary>
    public int Count => Values.Count;

    /// <summary>The kind of the vectors; <see cref="MilvusDataType.VarChar"/> for texts.</summary>
    public MilvusDataType DataType => Values.DataType;

    internal QueryVectors Values { get; }

    /// <summary>One vector of floats.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(float[] vector) => From([vector]);

    /// <summary>One vector of floats.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(ReadOnlyMemory<float> vector) => new(new FloatQueryVectors(new[] { vector }));

    /// <summary>One vector of half-precision floats.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(Half[] vector) => From([vector]);

    /// <summary>One vector of half-precision floats.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(ReadOnlyMemory<Half> vector) => From([vector]);

    /// <summary>One vector of signed bytes.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(sbyte[] vector) => From([vector]);

    /// <summary>One vector of signed bytes.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(ReadOnlyMemory<sbyte> vector) => From([vector]);

    /// <summary>One vector of bits, eight to a byte, the first in the lowest bit.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(byte[] vector) => From([vector]);

    /// <summary>One vector of bits, eight to a byte, the first in the lowest bit.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(ReadOnlyMemory<byte> vector) => From([vector]);

    /// <summary>One vector of bits; copied now.</summary>
    /// <param name="vector">The vector; its length is a multiple of 8.</param>
    public static implicit operator MilvusVectors(BitArray vector) => From([vector]);

    /// <summary>One sparse vector.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(MilvusSparseVector vector) => From([vector]);

    /// <summary>Vectors of floats.</summary>
    /// <param name="vectors">The vectors; enumerated once, now.</param>
    public static MilvusVectors From(IEnumerable<ReadOnlyMemory<float>> vectors) => new(new FloatQueryVectors(List(vectors)));

    /// <summary>Vectors of floats.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<float[]> vectors) => From(List(vectors, vector => (ReadOnlyMemory<float>)vector));

    /// <summary>Vectors of half-precision floats.</summary>
    /// <param name="vectors">The vectors; enumerated once, now.</param>
    public static MilvusVectors From(IEnumerable<ReadOnlyMemory<Half>> vectors) => new(new HalfQueryVectors(List(vectors)));

    /// <summary>Vectors of half-precision floats.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<Half[]> vectors) => From(List(vectors, vector => (ReadOnlyMemory<Half>)vector));

    /// <summary>Vectors of signed bytes.</summary>
    /// <param name="vectors">The vectors; enumerated once, now.</param>
    public static MilvusVectors From(IEnumerable<ReadOnlyMemory<sbyte>> vectors) => new(new Int8QueryVectors(List(vectors)));

    /// <summary>Vectors of signed bytes.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<sbyte[]> vectors) => From(List(vectors, vector => (ReadOnlyMemory<sbyte>)vector));

    /// <summary>Vectors of bits, eight to a byte, the first in the lowest bit.</summary>
    /// <param name="vectors">The vectors; enumerated once, now.</param>
    public static MilvusVectors From(IEnumerable<ReadOnlyMemory<byte>> vectors) => new(new BinaryQueryVectors(List(vectors)));

    /// <summary>Vectors of bits, eight to a byte, the first in the lowest bit.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<byte[]> vectors) => From(List(vectors, vector => (ReadOnlyMemory<byte>)vector));

    /// <summary>Vectors of bits; copied now.</summary>
    /// <param name="vectors">The vectors, none of them null, of lengths that are multiples of 8.</param>
    /// <exception cref="ArgumentException">A vector is null, or its length is no multiple of 8.</exception>
    public static MilvusVectors From(IEnumerable<BitArray> vectors) => From(List(vectors, BinaryQueryVectors.Pack));

    /// <summary>Sparse vectors.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<MilvusSparseVector> vectors) =>
        new(new SparseQueryVectors(List(vectors, vector => vector)));

    /// <summary>
    /// Texts, for a vector field that a function computes (BM25, text embedding, MinHash): the server makes the query vectors as it made
    /// the stored ones. Needs Milvus 2.5 and more, as the function does.
    /// </summary>
    /// <param name="texts">The texts, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A text is null.</exception>
    public static MilvusVectors FromTexts(IEnumerable<string> texts) => new(new TextQueryVectors(List(texts, text => text)));

    /// <summary>
    /// Lists of vectors, each compared as a whole with the vectors of a row in an array of structs by a MAX_SIM metric, as ColBERT-like
    /// models are searched. Needs Milvus 2.6.4.
    /// </summary>
    /// <param name="lists">One <see cref="MilvusVectors"/> of dense vectors for each query, all of one kind.</param>
    /// <exception cref="ArgumentException">A list is null, empty, or of another kind than the first.</exception>
    [Covers("embedding list", Needs = nameof(ServerFeatures.StructArrays))]
    public static MilvusVectors FromLists(IEnumerable<MilvusVectors> lists) =>
        new(ListQueryVectors.Of(List(lists, list => list.Values)));

    private static List<T> List<T>(IEnumerable<T> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return [.. vectors];
    }

    private static List<TValue> List<T, TValue>(IEnumerable<T> vectors, Func<T, TValue> convert)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var list = new List<TValue>();
        foreach (var vector in vectors)
        {
            list.Add(convert(vector ?? throw new ArgumentException($"The vector at position {list.Count} is null.", nameof(vectors))));
        }

        return list;
    }
}
