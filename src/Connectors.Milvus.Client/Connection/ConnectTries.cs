using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The tries of a handshake that is asked for by itself.</summary>
internal sealed class ConnectTries(MilvusConnection connection, CallContext call, CancellationToken cancellationToken)
    : Tries<ServerInfo>(MilvusRpcs.Connect.Name, RetryClass.Read, call)
{
    public override Task<ServerInfo> TryAsync() => connection.ConnectAsync(Call, Deadline);

    protected override CallDeadline Start() => connection.Begin(Call, cancellationToken);
}
