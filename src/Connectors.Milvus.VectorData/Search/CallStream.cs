using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>
/// What one call answers, item by item. The call is made when the first item is asked for, anew for each enumeration. Most streams are enumerated
/// once, so the first enumeration needs no object of its own, and after the answer nothing is waited for.
/// </summary>
/// <typeparam name="TAnswer">What the call answers.</typeparam>
/// <typeparam name="TItem">What is made of each part of it.</typeparam>
internal abstract class CallStream<TAnswer, TItem>(StoreErrors errors, string operation, CancellationToken cancellationToken)
    : IAsyncEnumerable<TItem>, IAsyncEnumerator<TItem>
    where TAnswer : class
{
    private CancellationToken _token = cancellationToken;
    private CancellationTokenSource? _both;
    private TAnswer? _answer;
    private int _count;
    private int _next;
    private int _isTaken;

    protected StoreErrors Errors { get; } = errors;

    /// <summary>The token that came with the call.</summary>
    protected CancellationToken CallToken { get; } = cancellationToken;

    public TItem Current { get; private set; } = default!;

    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        CallStream<TAnswer, TItem> enumerator = Interlocked.Exchange(ref _isTaken, 1) == 0 ? this : Fresh();
        enumerator.AlsoCancelBy(cancellationToken);
        return enumerator;
    }

    public ValueTask<bool> MoveNextAsync() => _answer is { } answer ? new ValueTask<bool>(Advance(answer)) : StartAsync();

    public ValueTask DisposeAsync()
    {
        _both?.Dispose();
        _both = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the call.</summary>
    protected abstract Task<TAnswer> CallAsync(CancellationToken cancellationToken);

    /// <summary>The number of items in an answer.</summary>
    protected abstract int Count(TAnswer answer);

    /// <summary>An item of an answer.</summary>
    protected abstract TItem Item(TAnswer answer, int index);

    /// <summary>The same stream, not begun, under the caller's token alone.</summary>
    protected abstract CallStream<TAnswer, TItem> Fresh();

    private async ValueTask<bool> StartAsync()
    {
        try
        {
            _answer = await CallAsync(_token).ConfigureAwait(false);
        }
        catch (MilvusException failure)
        {
            throw Errors.Wrapped(operation, failure);
        }

        _count = Count(_answer);
        return Advance(_answer);
    }

    private bool Advance(TAnswer answer)
    {
        if (_next >= _count)
            return false;

        Current = Item(answer, _next++);
        return true;
    }

    /// <summary>A token may come with the call, with the enumeration, or with both.</summary>
    private void AlsoCancelBy(CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || cancellationToken == _token)
            return;

        if (_token.CanBeCanceled)
            _both = CancellationTokenSource.CreateLinkedTokenSource(_token, cancellationToken);
        _token = _both?.Token ?? cancellationToken;
    }
}
