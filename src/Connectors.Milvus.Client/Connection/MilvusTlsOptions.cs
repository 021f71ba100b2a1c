using System.Security.Cryptography.X509Certificates;

namespace Connectors.Milvus.Client;

/// <summary>
/// What an <c>https</c> connection trusts and shows. Without it the system's certificate authorities are trusted and
/// the server's certificate must name the host of the address.
/// See <see href="https://milvus.io/docs/tls.md">Encryption in Transit</see>.
/// </summary>
public sealed record MilvusTlsOptions
{
    /// <summary>The authorities to trust instead of the system's, for a server with a certificate of your own making.</summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>The certificate with private key that this client shows to a server with mutual TLS (<c>tlsMode: 2</c>).</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The name that the server's certificate carries, where that is not the host of the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>Reads certificates from the PEM files that Milvus's own guides create.</summary>
    /// <param name="authorityPath">One or more CA certificates (<c>ca.pem</c>); null trusts the system's.</param>
    /// <param name="clientCertificatePath">The client's certificate (<c>client.pem</c>), for mutual TLS.</param>
    /// <param name="clientKeyPath">The client's unencrypted private key (<c>client.key</c>), for mutual TLS.</param>
    /// <param name="serverName">See <see cref="ServerName"/>.</param>
    /// <exception cref="ArgumentException">A client certificate without its key, or a key without its certificate.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no PEM of the expected kind.</exception>
    public static MilvusTlsOptions FromPemFiles(
        string? authorityPath = null, string? clientCertificatePath = null, string? clientKeyPath = null, string? serverName = null)
    {
        if (clientCertificatePath is null != clientKeyPath is null)
        {
            throw new ArgumentException(
                "Mutual TLS needs both files: the client's certificate (client.pem) and its private key (client.key).",
                clientKeyPath is null ? nameof(clientKeyPath) : nameof(clientCertificatePath));
        }

        X509Certificate2Collection? authorities = null;
        if (authorityPath is not null)
        {
            authorities = [];
            authorities.ImportFromPemFile(authorityPath);
        }

        return new MilvusTlsOptions
        {
            CertificateAuthorities = authorities,
            ClientCertificate = clientCertificatePath is null ? null : LoadClientCertificate(clientCertificatePath, clientKeyPath!),
            ServerName = serverName,
        };
    }

    // Windows' TLS stack refuses a key that lives in memory only; a PKCS#12 round trip gives it one that it accepts.
    private static X509Certificate2 LoadClientCertificate(string certificatePath, string keyPath)
    {
        var certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
