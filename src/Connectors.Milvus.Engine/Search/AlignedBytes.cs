using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Pinned memory that begins at a cache line. The collector frees it; whoever holds a pointer keeps this object alive.</summary>
internal sealed unsafe class AlignedBytes
{
    /// <summary>Bytes of a cache line, and of the widest vector register.</summary>
    public const int Alignment = 64;

    // Referenced so that the memory lives as long as this object.
    private readonly byte[] _memory;

    public AlignedBytes(long count)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked((int)(count + Alignment)), pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (byte*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
        LargePages.Ask(Pointer, (nuint)count);
    }

    public byte* Pointer { get; }
}
