using System.Buffers;

namespace Connectors.Milvus.Client;

/// <summary>
/// Where the buffers of answers come from. Small ones come from the shared pool. That pool keeps buffers by thread, and each answer
/// ends on another thread, so the last large one is kept here, for all threads, until the collector wants its memory. Thread-safe.
/// </summary>
internal static class AnswerBuffers
{
    private const int Large = 1024 * 1024;

    private static WeakReference<byte[]>? _spare;

    /// <summary>A buffer of at least that size; what is in it is not cleared.</summary>
    public static byte[] Rent(int size)
    {
        if (size <= Large)
        {
            return ArrayPool<byte>.Shared.Rent(size);
        }

        return Interlocked.Exchange(ref _spare, null) is { } spare && spare.TryGetTarget(out byte[]? buffer) && buffer.Length >= size
            ? buffer
            : GC.AllocateUninitializedArray<byte>(size);
    }

    public static void Return(byte[] buffer)
    {
        if (buffer.Length > Large)
        {
            Interlocked.Exchange(ref _spare, new WeakReference<byte[]>(buffer));
        }
        else if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
