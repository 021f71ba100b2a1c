using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>The handshake, version and health.</summary>
internal static class SystemHandlers
{
    /// <summary>
    /// What the engine says it is. Clients take the numbers for the feature level (here expression templates, schema
    /// timestamps, nullable fields); the suffix says that it is no server.
    /// </summary>
    internal const string Version = "v3.0.0-local";

    private static long _lastIdentifier;

    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.Connect, Connect);
        table.Add(MilvusRpcs.GetVersion, (_, _) => new GetVersionResponse { Status = MilvusStatus.Success(), Version = Version });
        table.Add(MilvusRpcs.CheckHealth, (_, _) => new CheckHealthResponse { Status = MilvusStatus.Success(), IsHealthy = true });
    }

    // There are no sessions to keep: the identifier only has to differ from one handshake to the next.
    private static ConnectResponse Connect(ConnectRequest request, RpcContext context) => new()
    {
        Status = MilvusStatus.Success(),
        Identifier = Interlocked.Increment(ref _lastIdentifier),
        ServerInfo = new ServerInfo { BuildTags = Version, DeployMode = "EMBEDDED" },
    };
}
