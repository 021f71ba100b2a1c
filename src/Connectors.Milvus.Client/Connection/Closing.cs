namespace Connectors.Milvus.Client;

/// <summary>
/// The end of a client. A handler registers several times per call on the token it is given, and registrations on one token take turns:
/// so there is a token for each processor, and a call takes that of the processor it begins on. Thread-safe.
/// </summary>
internal sealed class Closing
{
    private readonly CancellationTokenSource[] _sources;
    private volatile bool _isRequested;

    public Closing()
    {
        _sources = new CancellationTokenSource[Environment.ProcessorCount];
        for (int i = 0; i < _sources.Length; i++)
        {
            _sources[i] = new CancellationTokenSource();
        }
    }

    public bool IsRequested => _isRequested;

    /// <summary>One of the tokens that <see cref="Request"/> cancels.</summary>
    public CancellationToken Token => _sources[(uint)Thread.GetCurrentProcessorId() % (uint)_sources.Length].Token;

    public void Request()
    {
        // First: whoever meets a cancelled token asks this next.
        _isRequested = true;
        foreach (CancellationTokenSource source in _sources)
        {
            source.Cancel();
        }
    }

    public void ThrowIfRequested() => ObjectDisposedException.ThrowIf(_isRequested, typeof(MilvusClient));
}
