using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>What the server told about itself when this client connected. Connects when that has not happened yet.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    [Covers("connect (server info)", nameof(MilvusRpcs.Connect))]
    public async Task<MilvusServerInfo> GetServerInfoAsync(CancellationToken cancellationToken = default) =>
        (await _core.Connection.GetServerInfoAsync(cancellationToken).ConfigureAwait(false)).Info;

    /// <summary>The server's version as it spells it, for example <c>v2.6.4</c>. Always asks the server.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_server_version", nameof(MilvusRpcs.GetVersion))]
    public async Task<string> GetServerVersionAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("GetVersion", cancellationToken);
        return (await operation.InvokeAsync(MilvusRpcs.GetVersion, new GetVersionRequest()).ConfigureAwait(false)).Version;
    }

    /// <summary>Whether the server can serve, and if not why.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("check_health", nameof(MilvusRpcs.CheckHealth))]
    public async Task<MilvusHealth> CheckHealthAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("CheckHealth", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.CheckHealth, new CheckHealthRequest()).ConfigureAwait(false);
        return new MilvusHealth { IsHealthy = answer.IsHealthy, Reasons = [.. answer.Reasons] };
    }

    /// <summary>Whether the address is one of Zilliz Cloud or of a Milvus server. Told by the host's name; no call.</summary>
    [Covers("get_server_type")]
    public MilvusServerType ServerType =>
        _core.Connection.Address.Uri.Host.Contains("zilliz", StringComparison.OrdinalIgnoreCase) ? MilvusServerType.ZillizCloud : MilvusServerType.Milvus;
}
