using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>A hybrid search: the header's bytes, then search after search, each with its length before it.</summary>
internal sealed class HybridSearchBody : RequestBody
{
    private const byte SearchTag = (HybridSearchRequest.RequestsFieldNumber << 3) | 2;

    private readonly MessageBody _header;
    private readonly RequestBody[] _searches;

    public HybridSearchBody(HybridSearchRequest header, RequestBody[] searches)
    {
        _header = new MessageBody(header);
        _searches = searches;
        Length = _header.Length + searches.Sum(search => WireSize.Delimited(search.Length));
    }

    public override long Length { get; }

    public override async ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
    {
        await _header.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        foreach (var search in _searches)
        {
            await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
            WriteDelimiter(writer, search.Length);
            await search.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void WriteDelimiter(PieceWriter piece, long length)
    {
        // A delimiter never spills: it goes into a piece that was flushed.
        using var spill = new SpillBuffer();
        var writer = new WireWriter(piece, spill);
        writer.Delimiter(SearchTag, length);
        writer.End();
    }
}
