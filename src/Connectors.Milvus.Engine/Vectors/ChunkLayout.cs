using System.Numerics;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>
/// How the dense vectors of one field lie in chunks. A chunk is one BLOB: a header of 64 bytes, for a nullable field 64 bytes of presence
/// bits, then room for <see cref="Capacity"/> vectors. Slot s lies in chunk s / capacity, at place s % capacity. The capacity is a power of
/// two from 64 to 512, the greatest that keeps the vectors within 1 MiB; it follows from a vector's size alone, so it is not stored.
/// </summary>
internal readonly record struct ChunkLayout
{
    public const int HeaderBytes = 64;

    /// <summary>A bit for each of the most vectors that a chunk may have, lowest first.</summary>
    public const int PresenceBytes = MaxCapacity / 8;

    private const int MinCapacity = 64;
    private const int MaxCapacity = 512;
    private const int TargetBytes = 1 << 20;

    public ChunkLayout(int rowBytes, bool isNullable)
    {
        RowBytes = rowBytes;
        IsNullable = isNullable;
        Capacity = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)(TargetBytes / rowBytes) + 1) / 2, MinCapacity, MaxCapacity);
    }

    public int RowBytes { get; }

    /// <summary>Whether a chunk has presence bits. A chunk of such a field that is missing holds nulls only.</summary>
    public bool IsNullable { get; }

    /// <summary>Vectors per chunk.</summary>
    public int Capacity { get; }

    public int BlobBytes => Offset(Capacity);

    /// <summary>Where the vector at a place of its chunk begins in the BLOB.</summary>
    public int Offset(int place) => HeaderBytes + (IsNullable ? PresenceBytes : 0) + (place * RowBytes);
}
