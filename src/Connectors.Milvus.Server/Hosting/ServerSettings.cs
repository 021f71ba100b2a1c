using System.Net;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Server;

/// <summary>What a server is started with.</summary>
internal sealed record ServerSettings
{
    /// <summary>Where Milvus's clients look.</summary>
    public const int DefaultPort = 19530;

    /// <summary>The database file; created if it is missing.</summary>
    public required string Path { get; init; }

    /// <summary>The address to listen on: this machine only, unless told otherwise.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>What every call must show: an API key or <c>user:password</c>. Null lets everyone in.</summary>
    public string? Token { get; init; }

    /// <summary>A PEM file with the certificate, its chain after it. Null speaks plain HTTP.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>A PEM file with the certificate's private key.</summary>
    public string? KeyPath { get; init; }

    /// <summary>Whether every call is told on standard error.</summary>
    public bool AccessLog { get; init; }

    /// <summary>How long calls under way may take after the server was asked to stop.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How the file is opened; the largest request is set here too.</summary>
    public MilvusLocalOptions Local { get; init; } = new();
}
