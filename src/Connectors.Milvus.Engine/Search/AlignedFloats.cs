using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Pinned memory for floats that begins at a cache line. The collector frees it; whoever holds a pointer keeps this object alive.</summary>
internal sealed unsafe class AlignedFloats
{
    /// <summary>Bytes of a cache line, and of the widest vector register.</summary>
    public const int Alignment = 64;

    // Referenced so that the memory lives as long as this object.
    private readonly float[] _memory;

    public AlignedFloats(long count)
    {
        _memory = GC.AllocateUninitializedArray<float>(checked((int)(count + (Alignment / sizeof(float)))), pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (float*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    public float* Pointer { get; }
}
