using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Connectors.Milvus.Client.Tests.Transport;

/// <summary>What failures below gRPC mean is told by their types and codes, whatever .NET says in words.</summary>
public sealed class ConnectionErrorsTests
{
    private const string Address = "https://milvus:443";

    private static readonly Dictionary<string, (Exception Failure, bool HadConnection, string Said)> Table = new()
    {
        ["no such host"] = (Http(HttpRequestError.NameResolutionError, new SocketException((int)SocketError.HostNotFound)), false, "has no address"),
        ["nobody listens"] = (Http(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)), false, "no connection to"),
        ["certificate for another name"] = (Tls(new UntrustedServerException(SslPolicyErrors.RemoteCertificateNameMismatch, "")), false, "for another name"),
        ["certificate of nobody known"] = (Tls(new UntrustedServerException(SslPolicyErrors.RemoteCertificateChainErrors, "")), false, "is not trusted"),
        ["both"] = (Tls(new UntrustedServerException(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch, "")), false, "for another name"),
        ["bytes that are no TLS"] = (Tls(new AuthenticationException("?")), false, "does not speak TLS on this port"),
        ["TLS refused by the peer"] = (Tls(new AuthenticationException("?", new InvalidOperationException("?"))), false, "check Tls.ClientCertificate"),
        ["hung up during TLS"] = (Tls(new IOException("?")), false, "hung up during the TLS handshake"),
        ["HTTP/1.1 only"] = (Http(HttpRequestError.VersionNegotiationError), false, "but not HTTP/2"),
        ["no HTTP/2 at all"] = (Http(HttpRequestError.InvalidResponse), false, "does not speak HTTP/2, or hangs up"),
        ["hung up before HTTP/2, with a cause"] = (Http(HttpRequestError.Unknown, new IOException("?")), false, "does not speak HTTP/2, or hangs up"),
        ["hung up before HTTP/2, without one"] = (Http(HttpRequestError.Unknown), false, "does not speak HTTP/2, or hangs up"),
        ["cut while the request was sent"] = (Http(HttpRequestError.Unknown, new IOException("?")), true, "broke"),
        ["cut before the answer"] = (Http(HttpRequestError.ResponseEnded), true, "broke"),
        ["stream refused before it began"] = (Http(HttpRequestError.Unknown, new HttpProtocolException(0x7, "?", null)), false, "refused the stream"),
        ["proxy"] = (Http(HttpRequestError.ProxyTunnelError), false, "the proxy on the way"),
    };

    public static TheoryData<string> Cases => new(Table.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_failure_is_known_by_its_type(string name)
    {
        var (failure, hadConnection, said) = Table[name];

        var error = ConnectionErrors.Explain(Address, failure, hadConnection);

        Assert.Contains(said, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_certificate_is_quoted() =>
        Assert.Contains(
            "RemoteCertificateNameMismatch", ConnectionErrors.Explain(Address, Table["certificate for another name"].Failure).Text, StringComparison.Ordinal);

    private static HttpRequestException Tls(Exception cause) => Http(HttpRequestError.SecureConnectionError, cause);

    private static HttpRequestException Http(HttpRequestError error, Exception? cause = null) => new(error, "?", cause);
}
