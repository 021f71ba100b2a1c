using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>A parsed address: where to connect, and the credentials and database that it may carry.</summary>
/// <param name="Uri">Scheme, host and port of every request; for a unix socket the host is a stand-in.</param>
/// <param name="SocketPath">The unix socket to connect to, or null.</param>
/// <param name="Credentials"><c>user:password</c> or an API key from the user info, or null.</param>
/// <param name="Database">The first path segment, or null.</param>
internal sealed record MilvusAddress(Uri Uri, string? SocketPath, string? Credentials, string? Database)
{
    /// <summary>Where Milvus listens unless configured otherwise.</summary>
    public const int DefaultPort = 19530;

    private const int DefaultTlsPort = 443;

    private const string Example = "Write it like http://localhost:19530, https://my-cluster.example.com or unix:///run/milvus.sock.";

    /// <summary>Whether requests go over TLS.</summary>
    public bool IsTls => Uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>The address for messages and logs: never with credentials.</summary>
    public override string ToString() => SocketPath is null ? Uri.GetLeftPart(UriPartial.Authority) : "unix://" + SocketPath;

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">It is none; the message shows it and a right one.</exception>
    public static MilvusAddress Parse(string address)
    {
        string text = address.Trim();
        if (text.Length == 0)
        {
            throw Wrong(address, "it is empty");
        }

        if (ConnectionString.IsPairs(text))
        {
            throw new ArgumentException(
                "This is a connection string, and an address was expected. Read it with MilvusClientOptions.FromConnectionString(text). " + Example);
        }

        int schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        string scheme = schemeEnd < 0 ? DefaultScheme(text) : text[..schemeEnd].ToLowerInvariant();
        string rest = schemeEnd < 0 ? text : text[(schemeEnd + 3)..];

        return scheme switch
        {
            _ when IsFilePath(text, schemeEnd) => throw WrongFile(address),
            "http" or "tcp" => ParseNetwork(address, Uri.UriSchemeHttp, rest),
            "https" => ParseNetwork(address, Uri.UriSchemeHttps, rest),
            "unix" => ParseSocket(address, rest),
            _ => throw Wrong(address, $"the scheme '{scheme}' is none of http, https and unix"),
        };
    }

    /// <summary>Any text that was meant as an address, without what may be a password in it.</summary>
    public static string Redact(string address)
    {
        int at = address.LastIndexOf('@');
        if (at < 0)
        {
            return address;
        }

        int schemeEnd = address.IndexOf("://", StringComparison.Ordinal);
        return (schemeEnd < 0 ? "" : address[..(schemeEnd + 3)]) + "***" + address[at..];
    }

    private static MilvusAddress ParseNetwork(string address, string scheme, string rest)
    {
        if (rest.AsSpan().IndexOfAny('?', '#') >= 0)
        {
            throw Wrong(address, "an address has no query or fragment");
        }

        int pathStart = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = pathStart < 0 ? rest : rest[..pathStart];
        string path = pathStart < 0 ? "" : rest[pathStart..].Trim('/');
        if (path.Contains('/', StringComparison.Ordinal))
        {
            throw Wrong(address, $"the path '/{path}' has more than one part; only a database name may follow the host");
        }

        int userInfoEnd = authority.LastIndexOf('@');
        string? userInfo = userInfoEnd < 0 ? null : Uri.UnescapeDataString(authority[..userInfoEnd]);
        if (userInfo is { Length: 0 } || userInfo is not null && userInfo.StartsWith(':'))
        {
            throw Wrong(address, "there is no user before '@'");
        }

        Uri uri = ParseHost(address, scheme, authority[(userInfoEnd + 1)..]);
        return new MilvusAddress(uri, null, userInfo, path.Length == 0 ? null : Uri.UnescapeDataString(path));
    }

    private static Uri ParseHost(string address, string scheme, string hostAndPort)
    {
        (string host, string? portText) = SplitPort(hostAndPort);
        if (host.Length == 0)
        {
            throw Wrong(address, "the host is missing");
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw Wrong(address, $"'{host}' is not a host name or IP address");
        }

        int port = scheme == Uri.UriSchemeHttps ? DefaultTlsPort : DefaultPort;
        if (portText is not null
            && (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65_535))
        {
            throw Wrong(address, $"'{portText}' is not a port (1 to 65535)");
        }

        return new UriBuilder(scheme, host, port).Uri;
    }

    // "[::1]:19530" has colons in the host; "::1" alone is a host without a port.
    private static (string Host, string? Port) SplitPort(string hostAndPort)
    {
        int bracket = hostAndPort.LastIndexOf(']');
        int colon = hostAndPort.LastIndexOf(':');
        if (bracket < 0 && colon >= 0 && hostAndPort.IndexOf(':', StringComparison.Ordinal) != colon)
        {
            return ($"[{hostAndPort}]", null);
        }

        return colon > bracket ? (hostAndPort[..colon], hostAndPort[(colon + 1)..]) : (hostAndPort, null);
    }

    private static MilvusAddress ParseSocket(string address, string path)
    {
        if (!path.StartsWith('/') || path.Length == 1)
        {
            throw Wrong(address, "a unix address needs an absolute path after unix://");
        }

        return new MilvusAddress(new Uri("http://localhost"), path, null, null);
    }

    // A global endpoint answers its topology over TLS only.
    private static string DefaultScheme(string text) => GlobalCluster.IsGlobal(text) ? "https" : "http";

    // Milvus Lite users write a path where others write an address; here that is the embedded engine's job.
    private static bool IsFilePath(string text, int schemeEnd) =>
        schemeEnd < 0
            ? text.EndsWith(".db", StringComparison.OrdinalIgnoreCase) || text.StartsWith('/') || text.StartsWith('.')
                || text.Contains('\\', StringComparison.Ordinal)
            : text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static ArgumentException WrongFile(string address) => new(
        $"'{address}' looks like a database file, and a MilvusClient connects to a server. Open a file with "
        + "MilvusLocal.Open(path).CreateClient() (package Connectors.Milvus.Local), or give an address like http://localhost:19530.");

    private static ArgumentException Wrong(string address, string why) => new(
        $"'{Redact(address)}' is not an address of a Milvus server: {why}. {Example}");
}
