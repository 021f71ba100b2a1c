using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// Large pages for large memory, where the system gives them for the asking: a page of 2 MiB is made at once, where 512 of 4 KiB cost a fault
/// each when they are first written, and vectors that lie anywhere are found with fewer looks at the page tables.
/// </summary>
internal static unsafe partial class LargePages
{
    private const nuint PageBytes = 2 << 20;

    // MADV_HUGEPAGE, in Linux on every processor.
    private const int UseLargePages = 14;

    /// <summary>Asks for memory that nobody has written yet. Without effect where there are no such pages.</summary>
    public static void Ask(byte* memory, nuint count)
    {
        var first = ((nuint)memory + PageBytes - 1) & ~(PageBytes - 1);
        var end = ((nuint)memory + count) & ~(PageBytes - 1);
        if (OperatingSystem.IsLinux() && end > first)
            _ = Advise((void*)first, end - first, UseLargePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* memory, nuint count, int advice);
}
