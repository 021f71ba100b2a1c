using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>SQLite's incremental access to the chunks of one field, one chunk at a time. Closed before the transaction ends.</summary>
internal sealed class ChunkBlob : IDisposable
{
    private readonly Session _session;
    private readonly string _table;
    private readonly bool _canWrite;
    private sqlite3_blob? _blob;
    private long _chunk = -1;

    public ChunkBlob(Session session, CollectionEntry collection, FieldEntry field, bool canWrite = false)
    {
        _session = session;
        _table = collection.VectorTable(field);
        _canWrite = canWrite;
        Layout = new ChunkLayout(field.RowBytes, field.Definition.IsNullable);
    }

    public ChunkLayout Layout { get; }

    public string Table => _table;

    /// <summary>Moves to a chunk and gives its header.</summary>
    public ChunkHeader Open(long chunk) => TryOpen(chunk, out var header) ? header : throw Damaged(chunk, $"is missing");

    /// <summary>Moves to a chunk if there is one.</summary>
    public bool TryOpen(long chunk, out ChunkHeader header)
    {
        header = default;
        if (_chunk != chunk && !TrySeek(chunk))
            return false;
        Span<byte> bytes = stackalloc byte[ChunkHeader.Bytes];
        Read(bytes, 0);
        header = ChunkHeader.Read(bytes);
        return true;
    }

    public void Read(Span<byte> bytes, int offset) => Check(raw.sqlite3_blob_read(_blob!, bytes, offset));

    public void Write(ReadOnlySpan<byte> bytes, int offset) => Check(raw.sqlite3_blob_write(_blob!, bytes, offset));

    public EngineException Damaged(long chunk, FormattableString finding)
        => FileHeader.Refuse(_session.Connection.Path, $"is damaged: chunk {chunk} of {_table} {FormattableString.Invariant(finding)}");

    public void Dispose() => Close();

    private void Close()
    {
        _blob?.Dispose();
        _blob = null;
        _chunk = -1;
    }

    private bool TrySeek(long chunk)
    {
        var code = _blob is null
            ? raw.sqlite3_blob_open(_session.Connection.Handle, "main", _table, "data", chunk, _canWrite ? 1 : 0, out _blob)
            : raw.sqlite3_blob_reopen(_blob, chunk);
        if (code == raw.SQLITE_ERROR)
        {
            // SQLite gives a handle up that it could not move.
            Close();
            return false;
        }

        Check(code);
        if (raw.sqlite3_blob_bytes(_blob!) != Layout.BlobBytes)
            throw Damaged(chunk, $"has {raw.sqlite3_blob_bytes(_blob!)} bytes instead of {Layout.BlobBytes}");
        _chunk = chunk;
        return true;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw _session.Connection.Failure(code);
    }
}
