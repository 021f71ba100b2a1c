using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// JSON over HTTP/1.1 to the REST v2 API, which Milvus serves on the port of its gRPC service: for what has no RPC. One try, no
/// retries. Thread-safe.
/// </summary>
/// <param name="invoker">What sends; the gRPC transport's, which disposes it.</param>
/// <param name="uri">Scheme, host and port.</param>
/// <param name="displayAddress">The address in errors.</param>
/// <param name="authority">The host to name instead of the address's; TLS checks the certificate against it.</param>
/// <param name="token">The token, or <c>user:password</c>, in plain text; null when the server asks for none.</param>
internal sealed class RestTransport(HttpMessageInvoker invoker, Uri uri, string displayAddress, string? authority, string? token)
{
    private const int OldSuccess = 200;

    /// <summary>Sends a request and reads its data.</summary>
    /// <exception cref="MilvusServerException">The server refused it.</exception>
    /// <exception cref="MilvusTransportException">No answer of the REST API came back.</exception>
    public async Task<TData?> PostAsync<TBody, TData>(
        RestCall<TBody, TData> rest, TBody body, CallContext call, Uri? endpoint, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(rest, body, call, endpoint, timeout);
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return await ReadAsync(rest, call, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not MilvusException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Broken(call, failure);
        }
    }

    private HttpRequestMessage CreateRequest<TBody, TData>(
        RestCall<TBody, TData> rest, TBody body, CallContext call, Uri? endpoint, TimeSpan? timeout)
    {
        // Milvus tells the two services of its port apart by the content type of HTTP/2 requests, and without TLS serves REST over HTTP/1.1 only.
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint ?? uri, rest.Path))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, rest.Body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Host = authority;
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (call.Database is { } database)
        {
            request.Headers.TryAddWithoutValidation("DB-Name", database);
        }

        if (timeout is { } left)
        {
            request.Headers.TryAddWithoutValidation("Request-Timeout", Math.Ceiling(left.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        return request;
    }

    private async Task<TData?> ReadAsync<TBody, TData>(
        RestCall<TBody, TData> rest, CallContext call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            throw NotRest(rest.Path, call, response.StatusCode);
        }

        RestAnswer<TData>? answer;
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            answer = await JsonSerializer.DeserializeAsync(stream, rest.Answer, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException failure)
        {
            throw new MilvusTransportException(
                $"{displayAddress} answered {call.Operation} with JSON of another shape: {failure.Message}", call.Operation, mayHaveReachedServer: true, innerException: failure);
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw Unauthorized(call, answer?.Message);
        }

        return answer switch
        {
            { Code: 0 or OldSuccess } when response.IsSuccessStatusCode => answer.Data,
            { Code: not 0 } => throw Refused(call, answer.Code, answer.Message),
            _ => throw NotRest(rest.Path, call, response.StatusCode),
        };
    }

    private static MilvusServerException Refused(CallContext call, int code, string? message) =>
        new(code, message ?? "", call.Operation, call.Collection) { IsRetriable = MilvusCodeTable.Get(code).IsRetriable };

    private MilvusTransportException Unauthorized(CallContext call, string? message) => new(
        token is null
            ? $"{displayAddress} asks for credentials and this client has none: {message}. Set Token (an API key or user:password), or User and Password."
            : $"{displayAddress} does not accept the credentials of this client: {message}. Check Token (an API key or user:password), or User and Password.",
        call.Operation,
        mayHaveReachedServer: false,
        (int)GrpcStatusCode.Unauthenticated);

    private MilvusTransportException NotRest(string path, CallContext call, HttpStatusCode status)
    {
        bool isProxy = status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
        string meaning = isProxy
            ? "A proxy in front of Milvus has no server to pass the call to."
            : $"It does not serve {path}: the server is older than this operation, an embedded engine, or not Milvus.";
        return new MilvusTransportException(
            string.Create(CultureInfo.InvariantCulture, $"{displayAddress} answered {call.Operation} with HTTP status {(int)status}. {meaning}"),
            call.Operation,
            mayHaveReachedServer: isProxy || status >= HttpStatusCode.InternalServerError,
            (int)(isProxy ? GrpcStatusCode.Unavailable : GrpcStatusCode.Unimplemented))
        {
            Failure = isProxy ? TransportFailure.Interrupted : TransportFailure.Permanent,
        };
    }

    private MilvusTransportException Broken(CallContext call, Exception failure)
    {
        ConnectionError error = ConnectionErrors.Explain(displayAddress, failure);
        return new MilvusTransportException(
            $"{call.Operation} failed: {error.Text}", call.Operation, mayHaveReachedServer: !error.ProvablyUnprocessed, innerException: failure)
        {
            Failure = error.Kind,
        };
    }
}
