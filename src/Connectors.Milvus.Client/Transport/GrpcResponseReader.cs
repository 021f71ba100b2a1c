using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Milvus.Client;

/// <summary>
/// Reads one unary answer: headers, at most one message, trailers. The status decides; a message is given out only
/// once the trailers said OK, in the pooled buffer that it was read into.
/// </summary>
internal sealed class GrpcResponseReader(HttpResponseMessage response, GrpcCall call, GrpcErrors errors) : IDisposable
{
    private const int NoMessage = -1;
    // Room for an answer of some ten rows. A longer one gets its own once its length is known; with many calls at a time, larger
    // buffers would run the pool dry.
    private const int FirstBuffer = 8 * 1024;

    // A length is a claim until the bytes are there: beyond this much, the buffer grows as they arrive.
    private const int TrustedLength = 16 * 1024 * 1024;

    private byte[] _buffer = [];
    private int _filled;

    public async ValueTask<AnswerBytes> ReadAsync(CancellationToken cancellationToken)
    {
        if (ReadStatus(response.Headers) is { } early)
        {
            throw early.Code == GrpcStatusCode.Ok
                ? errors.Malformed(call, "status OK without a message")
                : errors.Refused(call, early.Code, early.Message);
        }

        CheckHeaders();
        int length = await ReadMessageAsync(cancellationToken).ConfigureAwait(false);
        if (ReadStatus(response.TrailingHeaders) is not { } status)
        {
            throw errors.Malformed(call, "no grpc-status at the end; a proxy in between may have dropped the trailers");
        }

        if (status.Code != GrpcStatusCode.Ok)
        {
            throw errors.Refused(call, status.Code, status.Message);
        }

        return length == NoMessage
            ? throw errors.Malformed(call, "status OK without a message")
            : new AnswerBytes(Interlocked.Exchange(ref _buffer, []), GrpcFrame.HeaderLength, length);
    }

    public void Dispose() => AnswerBuffers.Return(Interlocked.Exchange(ref _buffer, []));

    private void CheckHeaders()
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw errors.HttpStatus(call, (int)response.StatusCode);
        }

        // The text as it came: parsing it would cost as much as the rest of the headers.
        if (!TryGetValue(response.Content.Headers, "Content-Type", out string contentType)
            || !contentType.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase))
        {
            throw errors.NotGrpc(call, response.Content.Headers.ContentType?.MediaType);
        }
    }

    private static (GrpcStatusCode Code, string Message)? ReadStatus(HttpHeaders headers)
    {
        if (!TryGetValue(headers, "grpc-status", out string text))
        {
            return null;
        }

        GrpcStatusCode code = int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int number)
            ? (GrpcStatusCode)number
            : GrpcStatusCode.Unknown;
        return (code, TryGetValue(headers, "grpc-message", out string message) ? Uri.UnescapeDataString(message) : "");
    }

    private static bool TryGetValue(HttpHeaders headers, string name, out string value)
    {
        value = "";
        if (!headers.NonValidated.TryGetValues(name, out HeaderStringValues values))
        {
            return false;
        }

        foreach (string first in values)
        {
            value = first;
            break;
        }

        return true;
    }

    /// <summary>The message's length, or <see cref="NoMessage"/> when the stream ended without one. It lies behind the frame's header.</summary>
    private async ValueTask<int> ReadMessageAsync(CancellationToken cancellationToken)
    {
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        Grow(FirstBuffer);
        int end = GrpcFrame.HeaderLength;
        bool isHeaderRead = false;
        while (_filled < end || !isHeaderRead)
        {
            if (_filled >= end)
            {
                end = ReadFrameHeader();
                isHeaderRead = true;
                continue;
            }

            if (_filled == _buffer.Length)
            {
                Grow(Math.Min(end, Math.Max(TrustedLength, 2L * _filled)));
            }

            int read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return CutShort(isHeaderRead, end);
            }

            _filled += read;
        }

        // The trailers are there only after the stream's end has been read.
        Memory<byte> spare = _filled < _buffer.Length ? _buffer.AsMemory(_filled) : new byte[1];
        if (_filled > end || await stream.ReadAsync(spare, cancellationToken).ConfigureAwait(false) > 0)
        {
            throw errors.Malformed(call, "more than one message to a unary call");
        }

        return end - GrpcFrame.HeaderLength;
    }

    // Where the message ends.
    private int ReadFrameHeader()
    {
        (bool compressed, uint length) = GrpcFrame.ReadHeader(_buffer);
        if (compressed)
        {
            throw errors.Malformed(call, "a compressed message, which this client did not offer to read");
        }

        return length <= Array.MaxLength - GrpcFrame.HeaderLength
            ? GrpcFrame.HeaderLength + (int)length
            : throw errors.Malformed(call, $"a message of {length} bytes; protobuf ends at 2 GiB. Ask for fewer rows or fields");
    }

    // A server that fails halfway ends the stream with a status: that status tells more than the missing bytes.
    private int CutShort(bool isHeaderRead, int end)
    {
        if (!isHeaderRead)
        {
            return _filled == 0 ? NoMessage : throw errors.Malformed(call, $"{_filled} bytes that are not a gRPC frame");
        }

        return ReadStatus(response.TrailingHeaders) is { Code: not GrpcStatusCode.Ok }
            ? NoMessage
            : throw errors.Malformed(call, $"{_filled} of {end} bytes and then the end of the stream");
    }

    private void Grow(long size)
    {
        byte[] larger = AnswerBuffers.Rent((int)size);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        AnswerBuffers.Return(_buffer);
        _buffer = larger;
    }
}
