using System.Security.Cryptography.X509Certificates;

namespace Connectors.Milvus.Client.Tests;

/// <summary>How a scripted server listens and reads; what it answers is the script's affair.</summary>
internal sealed record ServerBehavior
{
    /// <summary>Runs the script when the headers are there instead of when the request has ended.</summary>
    public bool AnswersAtHeaders { get; init; }

    /// <summary>What the client may send before it hears from the server, per stream and connection; 64 KiB is HTTP/2's own default.</summary>
    public uint Window { get; init; } = 65_535;

    /// <summary>False never lets the client send more than the first <see cref="Window"/>.</summary>
    public bool GrantsWindow { get; init; } = true;

    /// <summary>Listens here instead of on a TCP port.</summary>
    public string? SocketPath { get; init; }

    /// <summary>Speaks TLS with this certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Demands a client certificate and accepts only this one.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Answers the handshake; null answers with version and a new identifier.</summary>
    public Func<Exchange, Task>? OnConnect { get; init; }
}
