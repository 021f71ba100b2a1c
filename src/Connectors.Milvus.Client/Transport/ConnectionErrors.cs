using System.Security.Authentication;

namespace Connectors.Milvus.Client;

/// <summary>What a failure below gRPC means: name, socket, TLS, HTTP/2.</summary>
internal static class ConnectionErrors
{
    // RFC 9113, section 7. The peer promises that a refused stream was not processed.
    private const long ProtocolError = 0x1;
    private const long FrameSizeError = 0x6;
    private const long RefusedStream = 0x7;
    private const long CompressionError = 0x9;
    private const long Http11Required = 0xd;

    /// <summary>The explanation, whether another try may help, and whether the server certainly did not act on the request.</summary>
    public static (string Text, TransportFailure Kind, bool ProvablyUnprocessed) Explain(string address, Exception failure)
    {
        if (failure is OperationCanceledException)
        {
            return failure.InnerException is TimeoutException
                ? ($"no connection to {address} within ConnectTimeout. Is the server running, and does a firewall let it be reached?", TransportFailure.NotConnected, true)
                : ($"the handler cancelled the request to {address}.", TransportFailure.Permanent, false);
        }

        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError =>
                ($"the host of {address} has no address ({Root(failure)}). Check its spelling.", TransportFailure.NotConnected, true),
            HttpRequestError.ConnectionError =>
                ($"no connection to {address} ({Root(failure)}). Is Milvus running there?", TransportFailure.NotConnected, true),
            HttpRequestError.SecureConnectionError =>
                ($"no TLS connection to {address}: {ExplainTls(failure)}", TransportFailure.Permanent, true),
            HttpRequestError.VersionNegotiationError =>
                ($"{address} speaks TLS but not HTTP/2, which gRPC needs. Is it a web server, or a proxy without HTTP/2?", TransportFailure.Permanent, true),
            HttpRequestError.ProxyTunnelError =>
                ($"the proxy on the way to {address} refused to connect ({Root(failure)}). Check HTTPS_PROXY and NO_PROXY.", TransportFailure.Permanent, true),
            HttpRequestError.InvalidResponse =>
                ($"something accepts connections at {address} and hangs up before HTTP/2 begins. {HangUpHint(address)}", TransportFailure.NotConnected, false),
            _ => ExplainStream(address, failure),
        };
    }

    private static (string Text, TransportFailure Kind, bool ProvablyUnprocessed) ExplainStream(string address, Exception failure) =>
        Find<HttpProtocolException>(failure)?.ErrorCode switch
        {
            RefusedStream => ($"{address} refused the stream before processing it.", TransportFailure.Interrupted, true),
            ProtocolError or FrameSizeError or CompressionError or Http11Required =>
                ($"what answers at {address} does not speak HTTP/2, which gRPC needs. "
                + "Is this Milvus's gRPC port (19530 unless configured otherwise)?", TransportFailure.Permanent, false),
            { } => ($"{address} ended the stream ({Root(failure)}).", TransportFailure.Interrupted, false),
            null when failure is HttpRequestException or IOException =>
                ($"the connection to {address} broke ({Root(failure)}).{ClientCertificateHint(address)}", TransportFailure.Interrupted, false),
            null => ($"the handler for {address} failed ({failure.GetType().Name}: {failure.Message}).", TransportFailure.Permanent, false),
        };

    private static string HangUpHint(string address) => IsTls(address)
        ? "If the server demands a client certificate, set Tls.ClientCertificate; if it is starting, try again."
        : "If the server uses TLS, write https://; if it is starting, try again.";

    // With TLS 1.3 a server rejects a client's certificate after the client has gone on: it looks like a cut.
    private static string ClientCertificateHint(string address) =>
        IsTls(address) ? " If the server demands a client certificate, set Tls.ClientCertificate." : "";

    private static bool IsTls(string address) => address.StartsWith("https:", StringComparison.Ordinal);

    private static string ExplainTls(Exception failure)
    {
        string root = Root(failure);
        return Find<AuthenticationException>(failure) switch
        {
            not null when root.Contains("NameMismatch", StringComparison.Ordinal) =>
                $"the server's certificate is for another name. Set Tls.ServerName to the name in the certificate, or fix the address. ({root})",
            not null when root.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"the server's certificate is not trusted. Set Tls.CertificateAuthorities to the authority that signed it. ({root})",
            not null when root.Contains("frame size", StringComparison.Ordinal) =>
                $"the server does not speak TLS on this port. Write http:// instead of https://, or use its TLS port. ({root})",
            not null => $"the TLS handshake failed; with mutual TLS, check Tls.ClientCertificate. ({root})",
            null => $"the server hung up during the TLS handshake. If it does not use TLS, write http://; with mutual TLS, set Tls.ClientCertificate. ({root})",
        };
    }

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
