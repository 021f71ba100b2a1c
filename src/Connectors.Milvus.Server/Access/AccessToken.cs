using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Connectors.Milvus.Server;

/// <summary>
/// The one token that lets calls in: an API key, or <c>user:password</c>. gRPC brings it as base64 in the metadata
/// <c>authorization</c>, REST as <c>Bearer token</c> or, for <c>user:password</c>, as HTTP's own <c>Basic</c>.
/// </summary>
internal sealed class AccessToken
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    private readonly byte[]? _hash;

    /// <param name="token">Null lets everyone in.</param>
    public AccessToken(string? token) => _hash = token is null ? null : Hash(token);

    public bool AllowsRpc(HttpRequest request)
        => _hash is null || (Decode(request.Headers.Authorization.ToString()) is { } token && IsRight(token));

    public bool AllowsRest(HttpRequest request)
    {
        if (_hash is null)
            return true;

        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return IsRight(header[Bearer.Length..].Trim());

        return header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            && Decode(header[Basic.Length..].Trim()) is { } token
            && IsRight(token);
    }

    // Hashes have one length, so that the time to compare them tells nothing about the token, not even its length.
    private bool IsRight(string token) => CryptographicOperations.FixedTimeEquals(Hash(token), _hash);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
