using System.Buffers;

namespace Connectors.Milvus.Client;

/// <summary>Takes what does not fit into the piece at hand: values longer than a piece. Rented when first needed.</summary>
internal sealed class SpillBuffer : IDisposable
{
    private byte[] _buffer = [];

    public int Length { get; set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    /// <summary>The buffer with at least <paramref name="size"/> bytes, of which the first <paramref name="kept"/> survive.</summary>
    public Span<byte> Grow(int size, int kept)
    {
        if (size > _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(size, PieceWriter.PieceSize));
            _buffer.AsSpan(0, kept).CopyTo(larger);
            Dispose();
            _buffer = larger;
        }

        return _buffer;
    }

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
