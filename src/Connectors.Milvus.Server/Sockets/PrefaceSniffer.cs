using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Connectors.Milvus.Server;

/// <summary>
/// Tells HTTP/2 from HTTP/1.1 by the first bytes of a connection. A client that knows it talks HTTP/2 begins with
/// <c>PRI * HTTP/2.0</c> (RFC 9113, section 3.4), and no method of HTTP/1.1 begins with <c>PRI</c> and a space.
/// </summary>
internal sealed class PrefaceSniffer(ConnectionDelegate http1, HandOver http2, TimeSpan patience)
{
    private static ReadOnlySpan<byte> Preface => "PRI "u8;

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        bool isHttp2;
        using (var silence = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed))
        {
            silence.CancelAfter(patience);
            try
            {
                isHttp2 = await IsHttp2Async(connection.Transport.Input, silence.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                connection.Abort();
                return;
            }
        }

        await (isHttp2 ? http2.PassAsync(connection) : http1(connection)).ConfigureAwait(false);
    }

    /// <summary>Reads until the protocol is certain; takes nothing, so that whoever reads next begins at the first byte.</summary>
    internal static async Task<bool> IsHttp2Async(PipeReader input, CancellationToken cancellationToken)
    {
        var examined = 0L;
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            var isHttp2 = Compare(buffer);
            if (isHttp2 is null && !read.IsCompleted)
            {
                examined = buffer.Length;
                input.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }

            // What counts as examined may not shrink; what lies behind it makes the next read return at once.
            input.AdvanceTo(buffer.Start, buffer.GetPosition(examined));
            return isHttp2 ?? false;
        }
    }

    /// <summary>Null while too few bytes are there to tell.</summary>
    private static bool? Compare(ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[Preface.Length];
        var length = (int)Math.Min(buffer.Length, start.Length);
        buffer.Slice(0, length).CopyTo(start);
        if (!Preface.StartsWith(start[..length]))
            return false;

        return length == Preface.Length ? true : null;
    }
}
