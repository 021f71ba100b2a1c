using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>One handle's share of an engine. Given back once, however often it is disposed.</summary>
internal sealed class EngineLease(string path, VectorEngine engine, MilvusLocalOptions options, Action giveBack) : IDisposable
{
    private int _disposed;

    public string Path { get; } = path;

    public MilvusLocalOptions Options { get; } = options;

    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    public VectorEngine Engine
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, typeof(MilvusLocal));
            return engine;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            giveBack();
    }
}
