namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>What the server told about itself when this client connected. Connects when that has not happened yet.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<MilvusServerInfo> GetServerInfoAsync(CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>The server's version as it spells it, for example <c>v2.6.4</c>. Always asks the server.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<string> GetServerVersionAsync(CancellationToken cancellationToken = default) => throw Unfinished();

    /// <summary>Whether the server can serve, and if not why.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MilvusHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => throw Unfinished();
}
