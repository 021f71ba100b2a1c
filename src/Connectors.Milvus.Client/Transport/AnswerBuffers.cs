using System.Buffers;

namespace Connectors.Milvus.Client;

/// <summary>
/// Where the buffers of answers come from. Small ones come from the shared pool. That pool keeps buffers by thread, and each answer
/// ends on another thread, so the last large one is kept here, for all threads. It is let go when a full collection finds that nobody
/// has used it for some seconds: sooner, each of several large answers would take the memory anew. Thread-safe.
/// </summary>
internal static class AnswerBuffers
{
    private const int Large = 1024 * 1024;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private static byte[]? _spare;
    private static long _lastReturn;
    private static int _hasWatcher;

    /// <summary>A buffer of at least that size; what is in it is not cleared.</summary>
    public static byte[] Rent(int size)
    {
        if (size <= Large)
        {
            return ArrayPool<byte>.Shared.Rent(size);
        }

        return Interlocked.Exchange(ref _spare, null) is { } spare && spare.Length >= size
            ? spare
            : GC.AllocateUninitializedArray<byte>(size);
    }

    public static void Return(byte[] buffer)
    {
        if (buffer.Length > Large)
        {
            Volatile.Write(ref _lastReturn, TimeProvider.System.GetTimestamp());
            Volatile.Write(ref _spare, buffer);
            if (Interlocked.Exchange(ref _hasWatcher, 1) == 0)
            {
                _ = new Watcher();
            }
        }
        else if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Nothing refers to it, so its finalizer runs after collections: after full ones only, once it has survived some.
    private sealed class Watcher
    {
        ~Watcher()
        {
            if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lastReturn)) < Idle)
            {
                GC.ReRegisterForFinalize(this);
                return;
            }

            // In this order: a buffer that comes back in between gets a watcher of its own.
            Volatile.Write(ref _hasWatcher, 0);
            Volatile.Write(ref _spare, null);
        }
    }
}
