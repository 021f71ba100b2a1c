using System.Diagnostics;
using System.Globalization;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// Finds who holds the write lock of a file, for the error of one that waited in vain. SQLite keeps that lock on byte 120 of the shared
/// memory file beside the log. Linux tells who has locks, and which processes of this user have that file open; elsewhere nobody is named.
/// Both lists change while they are read, and a lock may be missed in them, so that they are read again before nobody is named.
/// </summary>
internal static class LockHolder
{
    private const int WriteLockByte = 120;
    private const int Attempts = 5;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(10);

    /// <summary>The holder, for a sentence; "another process" when the system does not tell which.</summary>
    public static string Describe(string path)
    {
        try
        {
            var holder = OperatingSystem.IsLinux() ? Find(System.IO.Path.GetFullPath(path) + "-shm") : null;
            return holder is null ? "another process"
                : holder == Environment.ProcessId ? "another engine of this process"
                : string.Create(CultureInfo.InvariantCulture, $"another process, {holder} ({NameOf(holder.Value)})");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    private static int? Find(string sharedMemory)
    {
        for (var attempt = 1; ; attempt++)
        {
            foreach (var process in Lockers())
            {
                if (HasOpen(process, sharedMemory))
                    return process;
            }

            if (attempt == Attempts)
                return null;
            Thread.Sleep(BetweenAttempts);
        }
    }

    // Lines such as "2: POSIX  ADVISORY  WRITE 4711 08:02:1835 120 120"; locks of neighbouring bytes share a line.
    private static IEnumerable<int> Lockers() => File.ReadAllLines("/proc/locks")
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static words => words is [_, "POSIX", _, "WRITE", _, _, var first, var last] && Covers(first, last))
        .Select(static words => int.Parse(words[4], CultureInfo.InvariantCulture))
        .Distinct();

    private static bool Covers(string first, string last) =>
        int.TryParse(first, CultureInfo.InvariantCulture, out var from) && from <= WriteLockByte
        && int.TryParse(last, CultureInfo.InvariantCulture, out var to) && to >= WriteLockByte;

    private static bool HasOpen(int process, string path)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd")).Any(file => LeadsTo(file, path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to another user.
            return false;
        }
    }

    private static bool LeadsTo(string descriptor, string path)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName == path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Closed since it was listed; the others still count.
            return false;
        }
    }

    private static string NameOf(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.ProcessName;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return "ended meanwhile";
        }
    }
}
