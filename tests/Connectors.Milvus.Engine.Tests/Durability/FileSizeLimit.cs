using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>Forbids this process to let any file grow beyond a size: the nearest to a full disk that needs no rights. Linux only.</summary>
internal static class FileSizeLimit
{
    private const int LargestFile = 1;
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    public static void Set(long bytes)
    {
        // Without it the system would end the process instead of refusing the write.
        _ = PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);
        var limit = new Limit { Now = (ulong)bytes, Most = ulong.MaxValue };
        if (setrlimit(LargestFile, ref limit) != 0)
            throw new InvalidOperationException("setrlimit failed.");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int setrlimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Now;
        public ulong Most;
    }
}
