using System.Diagnostics;
using System.Globalization;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// Finds who holds the write lock of a file, for the error of one that waited in vain. SQLite keeps that lock on byte 120 of the shared
/// memory file beside the log. Linux tells who has locks, and which processes of this user have that file open; elsewhere nobody is named.
/// </summary>
internal static class LockHolder
{
    private const string WriteLockByte = "120";

    /// <summary>The holder, for a sentence; "another process" when the system does not tell which.</summary>
    public static string Describe(string path)
    {
        try
        {
            var holder = OperatingSystem.IsLinux() ? Lockers().FirstOrDefault(process => HasOpen(process, System.IO.Path.GetFullPath(path) + "-shm"), -1) : -1;
            return holder < 0 ? "another process"
                : holder == Environment.ProcessId ? "another engine of this process"
                : string.Create(CultureInfo.InvariantCulture, $"another process, {holder} ({NameOf(holder)})");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    // Lines such as "2: POSIX  ADVISORY  WRITE 4711 08:02:1835 120 120".
    private static IEnumerable<int> Lockers() => File.ReadLines("/proc/locks")
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static words => words is [_, "POSIX", _, "WRITE", _, _, WriteLockByte, WriteLockByte])
        .Select(static words => int.Parse(words[4], CultureInfo.InvariantCulture));

    private static bool HasOpen(int process, string path)
    {
        try
        {
            var files = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/fd");
            return Directory.EnumerateFiles(files).Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName == path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to another user.
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
