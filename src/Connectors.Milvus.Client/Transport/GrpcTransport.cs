using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// Unary gRPC over HTTP/2, without interceptors or retries: one request message, one response message, a status.
/// Follows <see href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over HTTP/2</see>.
/// Thread-safe.
/// </summary>
internal sealed class GrpcTransport : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly Uri _uri;
    private readonly string? _authority;
    private readonly GrpcErrors _errors;
    private readonly ConcurrentDictionary<string, Uri> _uris = new(StringComparer.Ordinal);

    /// <param name="invoker">What sends; disposed with the transport.</param>
    /// <param name="uri">Scheme, host and port.</param>
    /// <param name="displayAddress">The address in errors.</param>
    /// <param name="authority">The host to name instead of the address's; TLS checks the certificate against it.</param>
    public GrpcTransport(HttpMessageInvoker invoker, Uri uri, string displayAddress, string? authority = null)
    {
        _invoker = invoker;
        _uri = uri;
        _authority = authority;
        _errors = new GrpcErrors(displayAddress);
    }

    /// <summary>Sends one request and reads its answer.</summary>
    /// <exception cref="MilvusTransportException">No answer with gRPC status OK came back.</exception>
    /// <exception cref="MilvusServerException">The answer says that the call failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<TAnswer> SendAsync<TAnswer>(GrpcCall call, AnswerReader<TAnswer> answers, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(call);
        AnswerBytes bytes;
        try
        {
            using HttpResponseMessage response = await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
            using var reader = new GrpcResponseReader(response, call, _errors);
            bytes = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not MilvusTransportException)
        {
            // Order matters: a cancelled request fails in many shapes, and a body that broke shows up as an aborted stream.
            cancellationToken.ThrowIfCancellationRequested();
            if (call.BodyFailure is { } bodyFailure)
            {
                ExceptionDispatchInfo.Throw(bodyFailure);
            }

            throw _errors.Broken(call, failure);
        }

        return Read(call, answers, bytes);
    }

    public void Dispose() => _invoker.Dispose();

    private TAnswer Read<TAnswer>(GrpcCall call, AnswerReader<TAnswer> answers, AnswerBytes bytes)
    {
        try
        {
            return answers.Read(bytes, call.Context);
        }
        catch (Exception failure) when (failure is InvalidProtocolBufferException or WireFormatException)
        {
            throw _errors.Malformed(call, "a message that is not the expected one", failure);
        }
    }

    private HttpRequestMessage CreateRequest(GrpcCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, UriOf(call))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = SmallRequestContent.Fits(call.Body) ? new SmallRequestContent(call) : new GrpcRequestContent(call),
        };
        if (_authority is not null)
        {
            request.Headers.Host = _authority;
        }

        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity");
        if (call.Timeout is { } timeout)
        {
            request.Headers.TryAddWithoutValidation("grpc-timeout", FormatTimeout(timeout));
        }

        Add(request, MetadataKeys.Authorization, call.Authorization);
        Add(request, MetadataKeys.Database, call.Context.Database);
        Add(request, MetadataKeys.Identifier, call.Identifier);
        Add(request, MetadataKeys.RequestTime, call.RequestTime);
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    // Paths are the few of the RPC table.
    private Uri UriOf(GrpcCall call) => call.Endpoint is { } endpoint
        ? new Uri(endpoint, call.Path)
        : _uris.GetOrAdd(call.Path, static (path, uri) => new Uri(uri, path), _uri);

    /// <summary>At most eight digits and a unit, as the protocol asks; the shortest unit that fits, and never zero.</summary>
    internal static string FormatTimeout(TimeSpan timeout)
    {
        const long Limit = 100_000_000;
        long microseconds = Math.Max(1, timeout.Ticks / TimeSpan.TicksPerMicrosecond);
        (long value, char unit) = microseconds switch
        {
            < Limit => (microseconds, 'u'),
            < Limit * 1_000 => (microseconds / 1_000, 'm'),
            _ => (Math.Min(microseconds / 1_000_000, Limit - 1), 'S'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
    }
}
