namespace Connectors.Milvus.Client;

/// <summary>
/// The query vectors of a search, one or more, all of one dimension. Converts implicitly from one vector:
/// <code>client.SearchAsync&lt;Doc&gt;("docs", new float[] { 0.1f, 0.2f })</code>
/// The vectors are not copied: do not change them while a search runs.
/// </summary>
public sealed class MilvusVectors
{
    private MilvusVectors(IReadOnlyList<ReadOnlyMemory<float>> floats) => Floats = floats;

    /// <summary>The vectors.</summary>
    public IReadOnlyList<ReadOnlyMemory<float>> Floats { get; }

    /// <summary>The number of vectors (Milvus's <c>nq</c>), at most 16,384.</summary>
    public int Count => Floats.Count;

    /// <summary>Makes a list of one vector.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(float[] vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new MilvusVectors([vector]);
    }

    /// <summary>Makes a list of one vector.</summary>
    /// <param name="vector">The vector.</param>
    public static implicit operator MilvusVectors(ReadOnlyMemory<float> vector) => new([vector]);

    /// <summary>Makes a list of vectors.</summary>
    /// <param name="vectors">The vectors; enumerated once, now.</param>
    public static MilvusVectors From(IEnumerable<ReadOnlyMemory<float>> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return new MilvusVectors([.. vectors]);
    }

    /// <summary>Makes a list of vectors.</summary>
    /// <param name="vectors">The vectors, none of them null; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A vector is null.</exception>
    public static MilvusVectors From(IEnumerable<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        var list = new List<ReadOnlyMemory<float>>();
        foreach (var vector in vectors)
        {
            list.Add(vector ?? throw new ArgumentException($"The vector at position {list.Count} is null.", nameof(vectors)));
        }

        return new MilvusVectors(list);
    }
}
