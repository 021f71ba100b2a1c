namespace Connectors.Milvus.Client;

/// <summary>The message of an answer in the pooled buffer that it was read into. Whoever gets it gives the buffer back, once.</summary>
internal sealed class AnswerBytes(byte[] buffer, int start, int length) : IDisposable
{
    private byte[] _buffer = buffer;

    /// <summary>The message; not to be touched after disposal.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(start, length);

    public void Dispose() => AnswerBuffers.Return(Interlocked.Exchange(ref _buffer, []));
}
