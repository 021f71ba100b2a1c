using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Storage;

/// <summary>
/// A prepared statement of one connection. Disposing it resets it for the next use; the connection keeps and in the end frees it.
/// Parameters count from 1, columns from 0, as in SQLite. Spans that a row gives are valid until the next step.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly StorageConnection _connection;
    private readonly sqlite3_stmt _handle;

    public Statement(StorageConnection connection, sqlite3_stmt handle)
    {
        _connection = connection;
        _handle = handle;
    }

    public bool InUse { get; private set; }

    public Statement Use()
    {
        InUse = true;
        return this;
    }

    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_handle, index, value));

    public void Bind(int index, double value) => Check(raw.sqlite3_bind_double(_handle, index, value));

    public void BindNull(int index) => Check(raw.sqlite3_bind_null(_handle, index));

    public void BindZeroBlob(int index, int length) => Check(raw.sqlite3_bind_zeroblob(_handle, index, length));

    public void BindBlob(int index, ReadOnlySpan<byte> value)
        => Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_handle, index, 0) : raw.sqlite3_bind_blob(_handle, index, value));

    // An empty span has no address, and SQLite takes an absent address for NULL.
    public void BindText(int index, ReadOnlySpan<byte> utf8)
        => Check(utf8.IsEmpty ? raw.sqlite3_bind_text(_handle, index, string.Empty) : raw.sqlite3_bind_text(_handle, index, utf8));

    public void BindText(int index, string value)
    {
        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (size <= 1024)
        {
            Span<byte> small = stackalloc byte[size];
            BindText(index, small[..Encoding.UTF8.GetBytes(value, small)]);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(size);
        BindText(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Binds what a filter's parameters or a primary key can be.</summary>
    public void BindValue(int index, object? value)
    {
        switch (value)
        {
            case null: BindNull(index); break;
            case bool flag: Bind(index, flag ? 1L : 0L); break;
            case int number: Bind(index, (long)number); break;
            case long number: Bind(index, number); break;
            case float number: Bind(index, (double)number); break;
            case double number: Bind(index, number); break;
            case string text: BindText(index, text); break;
            case ReadOnlyMemory<byte> utf8: BindText(index, utf8.Span); break;
            default: throw new ArgumentException($"A SQL parameter cannot be a {value.GetType()}.", nameof(value));
        }
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Step() => TryStep(out var code) ? code == raw.SQLITE_ROW : throw _connection.Failure(code);

    /// <summary>Moves to the next row or the end; false when SQLite refused, with its extended code.</summary>
    public bool TryStep(out int code)
    {
        code = raw.sqlite3_step(_handle);
        return code is raw.SQLITE_ROW or raw.SQLITE_DONE;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Execute()
    {
        while (Step())
        {
        }
    }

    /// <summary>Makes the statement ready to run again; the bindings stay.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public double Double(int column) => raw.sqlite3_column_double(_handle, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose()
    {
        Reset();
        _ = raw.sqlite3_clear_bindings(_handle);
        InUse = false;
    }

    public void Free() => _handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw _connection.Failure(code);
    }
}
