namespace Connectors.Milvus.Client;

/// <summary>
/// A request message that can be written more than once: a retry rebuilds the bytes from what the caller gave
/// instead of keeping a copy of them.
/// </summary>
internal abstract class RequestBody
{
    /// <summary>The message's bytes, without the 5-byte gRPC frame. It may not change between two writes.</summary>
    public abstract long Length { get; }

    /// <summary>How many rows the request writes; 0 where it writes none.</summary>
    public virtual int Rows => 0;

    /// <summary>Whether <see cref="Write"/> can be used where the message is no longer than a piece.</summary>
    public virtual bool IsWrittenAtOnce => false;

    /// <summary>Writes exactly <see cref="Length"/> bytes.</summary>
    /// <param name="destination">Has <see cref="WireSize.LongestVarint"/> bytes more than that, which may be scribbled on.</param>
    public virtual void Write(Span<byte> destination) => throw new NotSupportedException();

    /// <summary>Writes exactly <see cref="Length"/> bytes.</summary>
    public abstract ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken);
}
