using System.Globalization;
using Connectors.Milvus.Protocol;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Milvus.Client;

/// <summary>
/// Everything between an operation and the network: transport, handshake, credentials, deadline, retries, logging.
/// Connects on first use. Thread-safe.
/// </summary>
internal sealed class MilvusConnection : IAsyncDisposable, IDisposable
{
    /// <summary>What a Milvus proxy accepts in one request unless configured otherwise (<c>proxy.grpc.serverMaxRecvSize</c>).</summary>
    public const long MaxRequestLength = 64L * 1024 * 1024;

    private readonly Closing _closing = new();
    private readonly RestTransport _rest;
    private readonly Session _session;
    private readonly GlobalCluster? _cluster;
    private readonly RetryLoop _retries;
    private readonly ILogger _logger;

    /// <exception cref="ArgumentException">An option is wrong; nothing has been opened.</exception>
    public MilvusConnection(MilvusClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Address = MilvusAddress.Parse(options.Address);
        Database = options.Database ?? Address.Database ?? "";
        string? authorization = Credentials.Authorization(options, Address);

        _logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);
        HttpMessageInvoker invoker = HandlerFactory.CreateInvoker(options, Address);
        var transport = new GrpcTransport(invoker, Address.Uri, Address.ToString(), options.Tls?.ServerName);
        string? token = Credentials.Token(options, Address);
        _rest = new RestTransport(invoker, Address.Uri, Address.ToString(), options.Tls?.ServerName, token);
        _cluster = GlobalCluster.IsGlobal(Address.Uri.Host)
            ? new GlobalCluster(invoker, Address, token, options.TimeProvider, _logger)
            : null;
        Sender = new CallSender(transport, authorization, options.TimeProvider);
        var handshake = new Handshake(Sender, options, Address, _cluster, _logger, _closing);
        _session = new Session(handshake.RunAsync, _logger, Address.ToString());
        _retries = new RetryLoop(options.Retry, options.TimeProvider, _logger);
    }

    public MilvusClientOptions Options { get; }

    /// <summary>Where this connection goes; prints without credentials.</summary>
    public MilvusAddress Address { get; }

    /// <summary>The client's log.</summary>
    public ILogger Logger => _logger;

    /// <summary>The database of the options or the address; empty leaves it to the server.</summary>
    public string Database { get; }

    /// <summary>What sends single tries.</summary>
    public CallSender Sender { get; }

    /// <summary>Who answered the handshake that is valid now; null when there is none.</summary>
    public ServerInfo? CurrentServer => _session.Current;

    /// <summary>Connects if that has not happened, and says to whom. Completes at once when connected.</summary>
    /// <inheritdoc cref="InvokeAsync{TRequest, TResponse}(MilvusRpc{TRequest, TResponse}, TRequest, CallContext, CancellationToken)" path="/exception"/>
    public ValueTask<ServerInfo> GetServerInfoAsync(CancellationToken cancellationToken)
    {
        if (_session.Current is { } server && !_closing.IsRequested)
        {
            return ValueTask.FromResult(server);
        }

        var call = new CallContext(null, Handshake.Operation);
        return new ValueTask<ServerInfo>(_retries.RunAsync(new ConnectTries(this, call, cancellationToken)));
    }

    /// <summary>Calls an RPC with a protobuf message.</summary>
    /// <exception cref="ArgumentException">The request is larger than Milvus accepts.</exception>
    /// <exception cref="MilvusServerException">The server refused the request.</exception>
    /// <exception cref="MilvusTransportException">The call did not come through, or not in time.</exception>
    /// <exception cref="OperationCanceledException">The caller's token, and only that, was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed before or during the call.</exception>
    public Task<TResponse> InvokeAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, TRequest request, CallContext call, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        InvokeAsync(rpc, new MessageBody(request), call, cancellationToken);

    /// <summary>Calls an RPC with a request that writes itself.</summary>
    /// <inheritdoc cref="InvokeAsync{TRequest, TResponse}(MilvusRpc{TRequest, TResponse}, TRequest, CallContext, CancellationToken)" path="/exception"/>
    public Task<TResponse> InvokeAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, RequestBody body, CallContext call, CancellationToken cancellationToken)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        InvokeAsync(rpc, new MessageReader<TRequest, TResponse>(rpc), body, call, cancellationToken);

    /// <summary>Calls an RPC with a request that writes itself, and reads the answer in a way of its own.</summary>
    /// <inheritdoc cref="InvokeAsync{TRequest, TResponse}(MilvusRpc{TRequest, TResponse}, TRequest, CallContext, CancellationToken)" path="/exception"/>
    public Task<TAnswer> InvokeAsync<TAnswer>(
        MilvusRpc rpc, AnswerReader<TAnswer> answers, RequestBody body, CallContext call, CancellationToken cancellationToken) =>
        CallTrace.IsWanted ? TraceAsync(rpc, answers, body, call, cancellationToken) : SendAsync(rpc, answers, body, call, cancellationToken);

    /// <summary>Calls the REST API that Milvus serves on the same port, for what has no RPC.</summary>
    /// <inheritdoc cref="InvokeAsync{TRequest, TResponse}(MilvusRpc{TRequest, TResponse}, TRequest, CallContext, CancellationToken)" path="/exception"/>
    public async Task<TData?> PostAsync<TBody, TData>(
        RestCall<TBody, TData> rest, TBody body, CallContext call, CancellationToken cancellationToken)
    {
        var trace = CallTrace.Start(rest.Name, call, rows: 0, Address, Options.TimeProvider);
        try
        {
            TData? data = await _retries.RunAsync(new RestTries<TBody, TData>(this, _rest, rest, body, call, cancellationToken))
                .ConfigureAwait(false);
            trace.Succeed();
            return data;
        }
        catch (Exception failure)
        {
            trace.Fail(failure);
            throw;
        }
    }

    /// <summary>Starts the clock of a call.</summary>
    public CallDeadline Begin(CallContext call, CancellationToken cancellationToken)
    {
        _closing.ThrowIfRequested();
        cancellationToken.ThrowIfCancellationRequested();
        CheckTimeout(call);
        return new CallDeadline(call.Timeout ?? Options.Timeout, Options.TimeProvider, _closing, cancellationToken);
    }

    /// <exception cref="ArgumentException">The request is larger than Milvus accepts.</exception>
    public static void CheckLength(RequestBody body, CallContext call)
    {
        if (body.Length > MaxRequestLength)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{call.Operation} would send {body.Length / (1024.0 * 1024):F1} MiB in one request, and Milvus accepts at most {MaxRequestLength >> 20} MiB. "
                + $"Send fewer rows per call: at most {MaxRequestLength * 100 / body.Length} of every 100."));
        }
    }

    /// <summary>Makes the next call shake hands again, unless that has happened meanwhile.</summary>
    public void Forget(ServerInfo server, string reason) => _session.Forget(server, reason);

    /// <summary>Whether another cluster takes writes now.</summary>
    public bool IsMoved(MilvusServerException refusal) => _cluster is not null && GlobalCluster.IsMoved(refusal);

    public void RefreshClusterIfOld(ServerInfo server) =>
        _cluster?.RefreshIfOld(server, moved => _session.Forget(moved, "Another cluster takes writes now."), _closing.Token);

    /// <summary>The current handshake. Its failure is this operation's, which itself has not been sent.</summary>
    public async Task<ServerInfo> ConnectAsync(CallContext call, CallDeadline deadline)
    {
        try
        {
            return await _session.GetAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (MilvusTransportException failure)
        {
            // Nobody has ever answered there: a wrong address or port is told at once, not after all tries.
            bool nobodyAnswers = failure.Failure == TransportFailure.NotConnected || failure.GrpcStatus is null;
            throw new MilvusTransportException(failure.Message, call.Operation, mayHaveReachedServer: false, failure.GrpcStatus, failure)
            {
                Failure = nobodyAnswers && !_session.HasBeenConnected ? TransportFailure.Permanent : failure.Failure,
            };
        }
        catch (OperationCanceledException failure) when (deadline.HasExpired)
        {
            throw OutOfTime(call, deadline, mayHaveReachedServer: false, failure);
        }
    }

    public MilvusTransportException OutOfTime(CallContext call, CallDeadline deadline, bool mayHaveReachedServer, Exception failure) => new(
        $"{call.Operation} did not finish at {Address} within its timeout of {deadline.Timeout:c}.",
        call.Operation,
        mayHaveReachedServer,
        (int)GrpcStatusCode.DeadlineExceeded,
        failure);

    public void Dispose()
    {
        if (!_closing.IsRequested)
        {
            _closing.Request();
            Sender.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TAnswer> TraceAsync<TAnswer>(
        MilvusRpc rpc, AnswerReader<TAnswer> answers, RequestBody body, CallContext call, CancellationToken cancellationToken)
    {
        var trace = CallTrace.Start(rpc.Name, call, body.Rows, Address, Options.TimeProvider);
        try
        {
            TAnswer answer = await SendAsync(rpc, answers, body, call, cancellationToken).ConfigureAwait(false);
            trace.Succeed();
            return answer;
        }
        catch (Exception failure)
        {
            trace.Fail(failure);
            throw;
        }
    }

    private Task<TAnswer> SendAsync<TAnswer>(
        MilvusRpc rpc, AnswerReader<TAnswer> answers, RequestBody body, CallContext call, CancellationToken cancellationToken) =>
        _retries.RunAsync(new GrpcTries<TAnswer>(this, rpc, answers, body, call, cancellationToken));

    private static void CheckTimeout(CallContext call)
    {
        if (call.Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{call.Operation}: Timeout is {timeout:c}, but must be longer than zero; null takes the client's.");
        }
    }
}
