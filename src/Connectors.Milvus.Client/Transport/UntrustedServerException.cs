using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Connectors.Milvus.Client;

/// <summary>A server's certificate is not the one that was expected. .NET's own exception says what is wrong in words only.</summary>
internal sealed class UntrustedServerException(SslPolicyErrors errors, string found)
    : AuthenticationException($"The server's certificate was not accepted: {errors}{found}")
{
    public bool IsForAnotherName { get; } = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);

    /// <summary>Accepts what .NET finds in order, as it does without a callback.</summary>
    public static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None ? true : throw new UntrustedServerException(errors, Describe(chain));

    private static string Describe(X509Chain? chain)
    {
        var states = chain?.ChainStatus.Select(status => status.Status).Distinct().ToArray() ?? [];
        return states.Length == 0 ? "" : $" ({string.Join(", ", states)})";
    }
}
