using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The tries of one RPC. A try on a connected client is one call of the transport and nothing around it.</summary>
internal sealed class GrpcTries<TAnswer>(
    MilvusConnection connection, MilvusRpc rpc, AnswerReader<TAnswer> answers, RequestBody body, CallContext call, CancellationToken cancellationToken)
    : Tries<TAnswer>(rpc.Name, rpc.RetryClass, call)
{
    private ServerInfo? _server;
    private GrpcCall? _sent;

    public override Task<TAnswer> TryAsync()
    {
        _sent = null;
        _server = connection.CurrentServer;
        return _server is { } server ? SendAsync(server) : ConnectAndSendAsync();
    }

    public override Exception Explain(Exception failure)
    {
        // Whatever failed before was the handshake, which explains itself.
        if (_sent is not { } sent)
        {
            return failure;
        }

        switch (failure)
        {
            case MilvusTransportException { Failure: not TransportFailure.Permanent }:
                connection.Forget(_server!, failure.Message);
                return failure;
            case MilvusServerException refusal when connection.IsMoved(refusal):
                // The refused request did nothing there, and the next try asks for the primary first.
                connection.Forget(_server!, refusal.Reason);
                return new MilvusServerException(refusal.Code, refusal.Reason, refusal.Operation, refusal.Collection, refusal) { IsRetriable = true };
            case OperationCanceledException when Deadline.HasExpired:
                return connection.OutOfTime(Call, Deadline, sent.RequestLeft, failure);
            default:
                return failure;
        }
    }

    protected override CallDeadline Start()
    {
        MilvusConnection.CheckLength(body, Call);
        return connection.Begin(Call, cancellationToken);
    }

    private async Task<TAnswer> ConnectAndSendAsync()
    {
        _server = await connection.ConnectAsync(Call, Deadline).ConfigureAwait(false);
        return await SendAsync(_server).ConfigureAwait(false);
    }

    private Task<TAnswer> SendAsync(ServerInfo server)
    {
        connection.RefreshClusterIfOld(server);
        _sent = new GrpcCall(rpc.Path, Call, body) { Timeout = Deadline.Remaining, Endpoint = server.Endpoint, Identifier = server.Identifier };
        return connection.Sender.SendAsync(_sent, answers, Deadline.Token);
    }
}
