using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>The first 100 bytes of a SQLite file, read before SQLite touches it, so that a file which is not ours stays as it is.</summary>
internal static class FileHeader
{
    private const int Size = 100;
    private const int PageSizeAt = 16;
    private const int ChangeCounterAt = 24;
    private const int PageCountAt = 28;
    private const int UserVersionAt = 60;
    private const int ApplicationIdAt = 68;
    private const int PageCountValidForAt = 92;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Throws when the file cannot be one of ours. True when it holds nothing yet.</summary>
    public static bool IsNew(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
            return true;
        // A journal beside the file means that its first write was cut short; SQLite rolls it back before anything is read.
        if (File.Exists(path + "-journal"))
            return false;

        Span<byte> header = stackalloc byte[Size];
        var read = Read(path, header);
        if (read < Size || !header[..Magic.Length].SequenceEqual(Magic))
            throw Refuse(path, $"is not a database: it holds {file.Length} bytes and begins with {Show(header[..Math.Min(read, Magic.Length)])}");
        CheckOwner(path, header);
        CheckLength(path, header, file.Length);
        return false;
    }

    public static void CheckVersion(string path, long version)
    {
        if (version > StorageFormat.Version)
            throw Refuse(path, $"has format {version}; this engine reads formats up to {StorageFormat.Version}, use a newer one");
        if (version < 1)
            throw Refuse(path, $"is damaged: its format number is {version}");
    }

    public static EngineException Refuse(string path, FormattableString finding)
        => new(EngineError.IoFailed, $"the file '{path}' {finding.ToString(CultureInfo.InvariantCulture)}", false);

    private static void CheckOwner(string path, ReadOnlySpan<byte> header)
    {
        var application = BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]);
        if (application != StorageFormat.ApplicationId)
            throw Refuse(path, $"is a SQLite database of another application (application id 0x{application:X8}, expected 0x{StorageFormat.ApplicationId:X8})");
        CheckVersion(path, BinaryPrimitives.ReadInt32BigEndian(header[UserVersionAt..]));
    }

    // While a log holds frames the file may lag behind its own header, so the length proves something only without one.
    private static void CheckLength(string path, ReadOnlySpan<byte> header, long length)
    {
        var log = new FileInfo(path + "-wal");
        var countIsValid = header[ChangeCounterAt..(ChangeCounterAt + 4)].SequenceEqual(header[PageCountValidForAt..(PageCountValidForAt + 4)]);
        if ((log.Exists && log.Length > 0) || !countIsValid)
            return;
        var stored = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeAt..]);
        var pageSize = stored == 1 ? StorageFormat.PageSize : stored;
        var expected = (long)BinaryPrimitives.ReadUInt32BigEndian(header[PageCountAt..]) * pageSize;
        if (length < expected)
            throw Refuse(path, $"is damaged: its header promises {expected} bytes, it holds {length}");
    }

    private static int Read(string path, Span<byte> header)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(EngineError.IoFailed, $"the database file '{path}' cannot be read: {failure.Message}", false, failure);
        }
    }

    private static string Show(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("'");
        foreach (var value in bytes)
            _ = value is >= 0x20 and < 0x7F ? text.Append((char)value) : text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        return text.Append('\'').ToString();
    }
}
