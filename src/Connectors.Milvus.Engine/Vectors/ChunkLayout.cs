using System.Numerics;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>
/// How the vectors of one field lie in chunks. A chunk is one BLOB: a header of 64 bytes, then room for <see cref="Capacity"/> vectors.
/// Slot s lies in chunk s / capacity, at place s % capacity. The capacity is a power of two from 64 to 512, the greatest that keeps a
/// chunk within 1 MiB; it follows from the dimension alone, so it is not stored.
/// </summary>
internal readonly record struct ChunkLayout
{
    public const int HeaderBytes = 64;

    private const int MinCapacity = 64;
    private const int MaxCapacity = 512;
    private const int TargetBytes = 1 << 20;

    public ChunkLayout(int dimension)
    {
        Dimension = dimension;
        RowBytes = dimension * sizeof(float);
        Capacity = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)(TargetBytes / RowBytes) + 1) / 2, MinCapacity, MaxCapacity);
    }

    public int Dimension { get; }

    public int RowBytes { get; }

    /// <summary>Vectors per chunk.</summary>
    public int Capacity { get; }

    public int BlobBytes => HeaderBytes + (Capacity * RowBytes);

    /// <summary>Where the vector at a place of its chunk begins in the BLOB.</summary>
    public int Offset(int place) => HeaderBytes + (place * RowBytes);
}
