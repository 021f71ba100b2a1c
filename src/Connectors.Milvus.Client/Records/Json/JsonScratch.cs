using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// A JSON writer and its buffer for one value at a time. Values are serialised twice, to be measured and to be sent: that
/// costs less than keeping every value of a request, and a retry needs the records anyway. One per thread is kept.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static JsonScratch? _kept;

    // Text is for a server, not for a web page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new();

    private JsonScratch() => Writer = new Utf8JsonWriter(_buffer, Options);

    public Utf8JsonWriter Writer { get; }

    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenSpan;
        }
    }

    /// <summary>A clean scratch, given back by disposing it. A value that serialises others on the way gets another one.</summary>
    public static JsonScratch Rent()
    {
        JsonScratch scratch = _kept ?? new JsonScratch();
        _kept = null;
        scratch._buffer.ResetWrittenCount();
        scratch.Writer.Reset(scratch._buffer);
        return scratch;
    }

    public void Dispose()
    {
        if (_buffer.Capacity <= LargestKept)
            _kept = this;
    }
}
