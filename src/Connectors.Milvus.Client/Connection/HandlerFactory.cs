using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>Makes what sends a client's requests: the caller's handler, or a <see cref="SocketsHttpHandler"/> set up for Milvus.</summary>
internal static class HandlerFactory
{
    // Answers of 33 KB and up arrive 1.6 times as fast as with the handler's 64 KiB window.
    private const int StreamWindow = 1024 * 1024;

    // What all Milvus SDKs send; load balancers drop connections that are silent for longer.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    public static HttpMessageInvoker CreateInvoker(MilvusClientOptions options, MilvusAddress address)
    {
        if (options.Handler is { } handler)
        {
            return new HttpMessageInvoker(handler, options.DisposeHandler);
        }

        if (options.Tls is not null && !address.IsTls)
        {
            throw new ArgumentException($"Tls is set, but the address {address} does not use TLS. Write it with https://, or leave Tls null.");
        }

        if (options.Proxy is not null && !address.IsTls)
        {
            throw new ArgumentException($"Proxy is set, but the address {address} does not use TLS, and no proxy carries gRPC without it. Write it with https://, or leave Proxy null.");
        }

        return new HttpMessageInvoker(CreateSocketsHandler(options, address), disposeHandler: true);
    }

    internal static SocketsHttpHandler CreateSocketsHandler(MilvusClientOptions options, MilvusAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            InitialHttp2StreamWindowSize = StreamWindow,
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            AllowAutoRedirect = false,
            UseCookies = false,

            // REST calls carry the token as it is, and Milvus reads it as UTF-8; gRPC metadata is ASCII anyway.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,

            // A plain-text proxy cannot carry HTTP/2 without TLS, and a socket needs none.
            UseProxy = address.IsTls,
            Proxy = options.Proxy,
        };
        if (address.SocketPath is { } path)
        {
            handler.ConnectCallback = (_, cancellationToken) => ConnectSocketAsync(path, cancellationToken);
        }

        handler.SslOptions.RemoteCertificateValidationCallback = UntrustedServerException.Check;
        if (options.Tls is { } tls)
        {
            ApplyTls(handler.SslOptions, tls);
        }

        return handler;
    }

    private static void ApplyTls(SslClientAuthenticationOptions ssl, MilvusTlsOptions tls)
    {
        if (tls.CertificateAuthorities is { } authorities)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(authorities);
            ssl.CertificateChainPolicy = policy;
        }

        if (tls.ClientCertificate is { } certificate)
        {
            ssl.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        }
    }

    private static async ValueTask<Stream> ConnectSocketAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
