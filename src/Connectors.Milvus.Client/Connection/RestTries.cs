namespace Connectors.Milvus.Client;

/// <summary>The tries of one operation of the REST API.</summary>
internal sealed class RestTries<TBody, TData>(
    MilvusConnection connection, RestTransport transport, RestCall<TBody, TData> rest, TBody body, CallContext call, CancellationToken cancellationToken)
    : Tries<TData?>(rest.Name, rest.RetryClass, call)
{
    // The handshake comes first here too: it finds a global cluster's primary, and tells the server's version.
    public override async Task<TData?> TryAsync()
    {
        ServerInfo server = connection.CurrentServer ?? await connection.ConnectAsync(Call, Deadline).ConfigureAwait(false);
        try
        {
            return await transport.PostAsync(rest, body, Call, server.Endpoint, Deadline.Remaining, Deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (Deadline.HasExpired)
        {
            throw connection.OutOfTime(Call, Deadline, mayHaveReachedServer: true, failure);
        }
    }

    protected override CallDeadline Start() => connection.Begin(Call, cancellationToken);
}
