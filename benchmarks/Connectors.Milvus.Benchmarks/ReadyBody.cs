using Connectors.Milvus.Client;

namespace Connectors.Milvus.Benchmarks;

/// <summary>A request whose bytes already exist: the limit that encoding is measured against.</summary>
internal sealed class ReadyBody(byte[] message) : RequestBody
{
    public override long Length => message.Length;

    public override ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken) => writer.WriteAsync(message, cancellationToken);
}
