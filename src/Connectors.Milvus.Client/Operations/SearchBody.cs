using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// A search: the header's bytes, then the query vectors, written from where the caller has them into the pieces that leave.
/// <code>
/// header, placeholder_group { placeholders { tag: "$0", type, values: v1, values: v2 [, element_level] } }
/// </code>
/// </summary>
internal sealed class SearchBody : RequestBody
{
    // Before the first vector.
    private const int Start = -1;

    private const byte GroupTag = (SearchRequest.PlaceholderGroupFieldNumber << 3) | 2;
    private const byte PlaceholderTag = (PlaceholderGroup.PlaceholdersFieldNumber << 3) | 2;
    private const byte TypeTag = (PlaceholderValue.TypeFieldNumber << 3) | 0;
    private const byte ValueTag = (PlaceholderValue.ValuesFieldNumber << 3) | 2;
    private const byte IsElementLevelTag = (PlaceholderValue.ElementLevelFieldNumber << 3) | 0;

    private readonly MessageBody _header;
    private readonly QueryVectors _vectors;
    private readonly MilvusFieldSchema _field;
    private readonly PlaceholderType _type;
    private readonly bool _isElementLevel;
    private readonly long _placeholder;

    /// <param name="header">The request without what it looks for; not to be changed any more.</param>
    /// <param name="vectors">The query vectors, checked for the field; not to be changed until the call has ended.</param>
    /// <param name="field">The field that is searched.</param>
    public SearchBody(SearchRequest header, QueryVectors vectors, MilvusFieldSchema field)
    {
        _header = new MessageBody(header);
        _vectors = vectors;
        _field = field;
        _type = vectors.PlaceholderType(field);
        _isElementLevel = vectors.IsElementLevel(field);
        _placeholder = Tag.Length + 1 + WireSize.Varint((ulong)_type) + (_isElementLevel ? 2 : 0);
        for (var i = 0; i < vectors.Count; i++)
        {
            _placeholder += WireSize.Delimited(vectors.Size(i, field));
        }

        Length = _header.Length + WireSize.Delimited(WireSize.Delimited(_placeholder));
    }

    public override long Length { get; }

    // The field "tag", which is always "$0".
    private static ReadOnlySpan<byte> Tag => [(PlaceholderValue.TagFieldNumber << 3) | 2, 2, (byte)'$', (byte)'0'];

    public override async ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
    {
        await _header.WriteAsync(writer, cancellationToken).ConfigureAwait(false);
        await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        using var spill = new SpillBuffer();
        for (var next = Start; next <= _vectors.Count;)
        {
            next = WriteUntilFull(next, writer, spill);
            if (spill.Length > 0)
            {
                await writer.WriteAsync(spill.Written, cancellationToken).ConfigureAwait(false);
            }

            await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Returns what comes next: a vector, or the end behind the last.
    private int WriteUntilFull(int next, PieceWriter piece, SpillBuffer spill)
    {
        var writer = new WireWriter(piece, spill);
        if (next == Start)
        {
            WriteHead(ref writer);
            next++;
        }

        for (; next < _vectors.Count && !writer.IsFull; next++)
        {
            var size = _vectors.Size(next, _field);
            writer.Delimiter(ValueTag, size);
            _vectors.Write(next, _field, writer.Reserve(size));
        }

        if (next == _vectors.Count && !writer.IsFull)
        {
            WriteTail(ref writer);
            next++;
        }

        writer.End();
        return next;
    }

    private void WriteHead(ref WireWriter writer)
    {
        writer.Delimiter(GroupTag, WireSize.Delimited(_placeholder));
        writer.Delimiter(PlaceholderTag, _placeholder);
        writer.Bytes(Tag);
        writer.Byte(TypeTag);
        writer.Varint((ulong)_type);
    }

    private void WriteTail(ref WireWriter writer)
    {
        if (_isElementLevel)
        {
            writer.Byte(IsElementLevelTag);
            writer.Byte(1);
        }
    }
}
