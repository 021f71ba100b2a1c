namespace Connectors.Milvus.Client;

/// <summary>
/// What may end a call early: its caller's token, its time, or the client being disposed. One token for all three,
/// and the means to tell them apart afterwards.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private readonly CancellationToken _caller;
    private readonly Closing _closing;
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource? _linked;

    public CallDeadline(TimeSpan? timeout, TimeProvider timeProvider, Closing closing, CancellationToken caller)
    {
        Timeout = Deadline.Clamp(timeout);
        _timeProvider = timeProvider;
        _caller = caller;
        _closing = closing;
        Token = closing.Token;
        if (Timeout is { } time)
        {
            _start = timeProvider.GetTimestamp();
            _timer = new CancellationTokenSource(time, timeProvider);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, Token, _timer.Token);
            Token = _linked.Token;
        }
        else if (caller.CanBeCanceled)
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, Token);
            Token = _linked.Token;
        }
    }

    public TimeSpan? Timeout { get; }

    /// <summary>Cancelled by whichever comes first.</summary>
    public CancellationToken Token { get; }

    /// <summary>What is left of the time; null without a limit.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            if (Timeout is not { } timeout)
            {
                return null;
            }

            TimeSpan left = timeout - _timeProvider.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether it was the time that ended the call, and neither the caller nor the client.</summary>
    public bool HasExpired =>
        _timer is { IsCancellationRequested: true } && !_caller.IsCancellationRequested && !_closing.IsRequested;

    /// <exception cref="OperationCanceledException">The caller's token is cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public void ThrowIfEnded()
    {
        _caller.ThrowIfCancellationRequested();
        _closing.ThrowIfRequested();
    }

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}
