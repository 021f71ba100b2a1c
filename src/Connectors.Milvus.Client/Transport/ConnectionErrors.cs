using System.Security.Authentication;
using static Connectors.Milvus.Client.TransportFailure;

namespace Connectors.Milvus.Client;

/// <summary>A failure below gRPC, explained.</summary>
/// <param name="Text">What happened and what to do about it; completes "Insert failed: …".</param>
/// <param name="Kind">Whether another try may help.</param>
/// <param name="ProvablyUnprocessed">Whether the server certainly did not act on the request, however much of it was sent.</param>
internal readonly record struct ConnectionError(string Text, TransportFailure Kind, bool ProvablyUnprocessed);

/// <summary>What failures below gRPC mean: name, socket, TLS, HTTP/2.</summary>
internal static class ConnectionErrors
{
    // RFC 9113, section 7. The peer promises that a refused stream was not processed.
    private const long ProtocolError = 0x1;
    private const long FrameSizeError = 0x6;
    private const long RefusedStream = 0x7;
    private const long CompressionError = 0x9;
    private const long Http11Required = 0xd;

    /// <summary>Explains a failure by its types and codes; what .NET says in words is only quoted.</summary>
    /// <param name="address">The address in errors.</param>
    /// <param name="failure">What the handler threw.</param>
    /// <param name="hadConnection">Whether the handler had a connection that speaks HTTP: it had begun to send the request.</param>
    public static ConnectionError Explain(string address, Exception failure, bool hadConnection = true) => failure switch
    {
        OperationCanceledException { InnerException: TimeoutException } =>
            new($"no connection to {address} within ConnectTimeout. Is the server running, and does a firewall let it be reached?", NotConnected, true),
        OperationCanceledException =>
            new($"the handler cancelled the request to {address}.", Permanent, false),
        HttpRequestException request => ExplainRequest(address, request, hadConnection),
        _ => ExplainStream(address, failure),
    };

    private static ConnectionError ExplainRequest(string address, HttpRequestException failure, bool hadConnection) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            new($"the host of {address} has no address ({Root(failure)}). Check its spelling.", NotConnected, true),
        HttpRequestError.ConnectionError =>
            new($"no connection to {address} ({Root(failure)}). Is Milvus running there?", NotConnected, true),
        HttpRequestError.SecureConnectionError =>
            new($"no TLS connection to {address}: {ExplainTls(failure)} ({Root(failure)})", Permanent, true),
        HttpRequestError.VersionNegotiationError =>
            new($"{address} speaks TLS but not HTTP/2, which gRPC needs. Is it a web server, or a proxy without HTTP/2?", Permanent, true),
        HttpRequestError.ProxyTunnelError =>
            new($"the proxy on the way to {address} refused to connect ({Root(failure)}). Check HTTPS_PROXY and NO_PROXY.", Permanent, true),
        HttpRequestError.InvalidResponse => NeverSpokeHttp2(address, failure),

        // The same failure in other shapes, without a code: the handler races with itself.
        HttpRequestError.Unknown when !hadConnection && Find<HttpProtocolException>(failure) is null => NeverSpokeHttp2(address, failure),
        _ => ExplainStream(address, failure),
    };

    private static ConnectionError ExplainStream(string address, Exception failure) => Find<HttpProtocolException>(failure)?.ErrorCode switch
    {
        RefusedStream =>
            new($"{address} refused the stream before processing it.", Interrupted, true),
        ProtocolError or FrameSizeError or CompressionError or Http11Required =>
            new($"what answers at {address} does not speak HTTP/2, which gRPC needs. Is this Milvus's gRPC port (19530 unless configured otherwise)?", Permanent, false),
        { } =>
            new($"{address} ended the stream ({Root(failure)}).", Interrupted, false),
        null when failure is HttpRequestException or IOException =>
            new($"the connection to {address} broke ({Root(failure)}).{ClientCertificateHint(address)}", Interrupted, false),
        null =>
            new($"the handler for {address} failed ({failure.GetType().Name}: {failure.Message}).", Permanent, false),
    };

    private static ConnectionError NeverSpokeHttp2(string address, Exception failure)
    {
        string hint = IsTls(address) ? ClientCertificateHint(address) : " Is this Milvus's gRPC port (19530 unless configured otherwise)? If the server uses TLS, write https://.";
        return new($"what accepts connections at {address} does not speak HTTP/2, or hangs up before it begins ({Root(failure)}).{hint} If it is starting, try again.", NotConnected, false);
    }

    // Of the failures that are .NET's own, one without a cause is about what the peer sent; with a cause, the TLS library found the fault.
    private static string ExplainTls(HttpRequestException failure) => Find<AuthenticationException>(failure) switch
    {
        null => "the server hung up during the TLS handshake. If it does not use TLS, write http://; with mutual TLS, set Tls.ClientCertificate.",
        UntrustedServerException { IsForAnotherName: true } =>
            "the server's certificate is for another name. Set Tls.ServerName to the name in the certificate, or fix the address.",
        UntrustedServerException => "the server's certificate is not trusted. Set Tls.CertificateAuthorities to the authority that signed it.",
        { InnerException: null } => "the server does not speak TLS on this port. Write http:// instead of https://, or use its TLS port. With a handler of your own, look at what it trusts.",
        _ => "the TLS handshake failed; with mutual TLS, check Tls.ClientCertificate.",
    };

    // With TLS 1.3 a server rejects a client's certificate after the client has gone on: it looks like a cut.
    private static string ClientCertificateHint(string address) =>
        IsTls(address) ? " If the server demands a client certificate, set Tls.ClientCertificate." : "";

    private static bool IsTls(string address) => address.StartsWith("https:", StringComparison.Ordinal);

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (Exception? current = failure; current is not null; current = current.InnerException)
        {
            if (current is T found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Root(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');
}
