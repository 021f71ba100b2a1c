using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>
/// One operation that a caller asked for: what it is called in errors, what it works on, when it must be done, and the way to the
/// server. Its calls share one deadline.
/// </summary>
internal sealed class Operation
{
    // The gRPC status of a deadline that ran out.
    private const int DeadlineExceeded = 4;

    private readonly ClientCore _core;
    private readonly Deadline _deadline;

    /// <param name="core">The client.</param>
    /// <param name="name">The name in errors and logs.</param>
    /// <param name="target">The collection; an empty name where there is none.</param>
    /// <param name="timeout">Time for all calls; null takes the client's.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Operation(ClientCore core, string name, CollectionKey target, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        _core = core;
        _deadline = new Deadline(core.Options.TimeProvider, timeout ?? core.Options.Timeout);
        Name = name;
        Target = target;
        CancellationToken = cancellationToken;
    }

    public string Name { get; }

    public CollectionKey Target { get; }

    public CancellationToken CancellationToken { get; }

    public SessionTimestamps Sessions => _core.Sessions;

    public MilvusConsistencyLevel DefaultConsistency => _core.Options.ConsistencyLevel;

    public ILogger Logger => _core.Connection.Logger;

    private CallContext Context => new(
        Target.Database.Length == 0 ? null : Target.Database, Name, Target.Name.Length == 0 ? null : Target.Name, TimeLeft());

    public Task<TResponse> InvokeAsync<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _core.Connection.InvokeAsync(rpc, request, Context, CancellationToken);

    public Task<TResponse> InvokeAsync<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, RequestBody body)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _core.Connection.InvokeAsync(rpc, body, Context, CancellationToken);

    /// <summary>Calls an RPC whose answer is read in a way of its own; the caller disposes of it.</summary>
    public Task<TAnswer> InvokeAsync<TAnswer>(MilvusRpc rpc, AnswerReader<TAnswer> answers, RequestBody body) =>
        _core.Connection.InvokeAsync(rpc, answers, body, Context, CancellationToken);

    /// <summary>Queries; the caller disposes of the answer.</summary>
    public Task<QueryAnswer> QueryAsync(QueryRequest request) => InvokeAsync(MilvusRpcs.Query, QueryAnswer.Reader, new MessageBody(request));

    /// <summary>Searches; the caller disposes of the answer.</summary>
    public Task<SearchAnswer> SearchAsync(RequestBody request) => InvokeAsync(MilvusRpcs.Search, SearchAnswer.Reader, request);

    /// <summary>Calls the REST API, for what has no RPC.</summary>
    public Task<TData?> PostAsync<TBody, TData>(RestCall<TBody, TData> rest, TBody body) =>
        _core.Connection.PostAsync(rest, body, Context, CancellationToken);

    /// <summary>
    /// Calls an RPC that may change the target's schema, and forgets what is known of it however the call ends: also a call that
    /// failed may have been done.
    /// </summary>
    public async Task<TResponse> InvokeDdlAsync<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        try
        {
            return await InvokeAsync(rpc, request).ConfigureAwait(false);
        }
        finally
        {
            _core.Schemas.Invalidate(Target);
        }
    }

    public void ForgetSchema(CollectionKey other) => _core.Schemas.Invalidate(other);

    public void ForgetSchemas(string database) => _core.Schemas.InvalidateDatabase(database);

    public bool TryGetCachedSchema([NotNullWhen(true)] out CollectionSchemaEntry? entry) => _core.Schemas.TryGet(Target, out entry);

    public Task<CollectionSchemaEntry> GetSchemaAsync() =>
        WithinTimeAsync(_core.Schemas.GetAsync(Target, TimeLeft(), CancellationToken));

    public Task<CollectionSchemaEntry> RefreshSchemaAsync(CollectionSchemaEntry stale) =>
        WithinTimeAsync(_core.Schemas.RefreshAsync(Target, stale, TimeLeft(), CancellationToken));

    /// <summary>Puts a filter's values where this server reads them.</summary>
    public ValueTask<BoundFilter> BindAsync(PreparedFilter filter) =>
        filter.HasPlaceholders ? BindForServerAsync(filter) : ValueTask.FromResult(filter.Bind(hasTemplates: false));

    /// <summary>Whether the server can do something, for what can be done in another way where it cannot.</summary>
    public async ValueTask<bool> HasAsync(ServerCapability feature) => (await GetServerInfoAsync().ConfigureAwait(false)).Has(feature);

    /// <summary>Refuses what the server cannot do, before it would silently leave it out.</summary>
    /// <exception cref="NotSupportedException">The server lacks it; the message says which version has it.</exception>
    public async ValueTask RequireAsync(ServerCapability feature)
    {
        var server = await GetServerInfoAsync().ConfigureAwait(false);
        if (!server.Has(feature))
        {
            var version = server.Info.Version;
            throw new NotSupportedException(
                $"{Name} needs {feature.Name}, which Milvus has since {feature.Since}; the server at hand is {version}.");
        }
    }

    /// <summary>Likewise, where what the server may lack is really used.</summary>
    /// <exception cref="NotSupportedException">The server lacks it; the message says which version has it.</exception>
    public ValueTask RequireAsync(ServerCapability feature, bool isUsed) => isUsed ? RequireAsync(feature) : ValueTask.CompletedTask;

    private async ValueTask<BoundFilter> BindForServerAsync(PreparedFilter filter) =>
        filter.Bind((await GetServerInfoAsync().ConfigureAwait(false)).HasExpressionTemplates());

    // Completes at once on a connected client; the handshake belongs to all operations, and each waits its own time for it.
    private async ValueTask<ServerInfo> GetServerInfoAsync()
    {
        var connecting = _core.Connection.GetServerInfoAsync(CancellationToken);
        return connecting.IsCompletedSuccessfully
            ? connecting.Result
            : await WithinTimeAsync(connecting.AsTask().WaitAsync(
                TimeLeft() ?? Timeout.InfiniteTimeSpan, _core.Options.TimeProvider, CancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Waits; fails right away when the operation's time would run out meanwhile.</summary>
    public Task PauseAsync(TimeSpan pause)
    {
        if (TimeLeft() < pause)
        {
            throw OutOfTime();
        }

        return Task.Delay(pause, _core.Options.TimeProvider, CancellationToken);
    }

    private TimeSpan? TimeLeft()
    {
        var remaining = _deadline.Remaining;
        return remaining == TimeSpan.Zero ? throw OutOfTime() : remaining;
    }

    private async Task<T> WithinTimeAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw OutOfTime();
        }
    }

    private MilvusTransportException OutOfTime() => new(
        $"{Name} was not done within {_deadline.Total:c}. Give it a longer {nameof(MilvusClientOptions.Timeout)}, or none.",
        Name,
        mayHaveReachedServer: true,
        DeadlineExceeded);
}
