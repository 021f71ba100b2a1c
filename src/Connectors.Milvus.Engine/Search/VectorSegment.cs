namespace Connectors.Milvus.Engine.Search;

/// <summary>The memory of some blocks: their vectors, and their codes once a scan has made some.</summary>
internal sealed class VectorSegment(int blocks, long blockBytes)
{
    private readonly AlignedBytes _vectors = new(blocks * blockBytes);
    private AlignedBytes? _codes;

    /// <summary>Where the vectors of a block begin; good as long as this object is.</summary>
    public unsafe byte* Vectors(int block) => _vectors.Pointer + (block * blockBytes);

    /// <summary>Memory for the codes of all blocks, one byte for each of <paramref name="codeBytes"/> of a block.</summary>
    public AlignedBytes Codes(long codeBytes)
        => Volatile.Read(ref _codes) ?? Interlocked.CompareExchange(ref _codes, new AlignedBytes(blocks * codeBytes), null) ?? _codes!;

    /// <summary>Lets go of the codes.</summary>
    public void DropCodes() => Volatile.Write(ref _codes, null);
}
