using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// A search: the header's bytes, then the query vectors if there are any, written from where the caller has them into what leaves.
/// <code>
/// header, placeholder_group { placeholders { tag: "$0", type, values: v1, values: v2 [, element_level] } }
/// </code>
/// </summary>
internal sealed class SearchBody : RequestBody
{
    private const byte GroupTag = (SearchRequest.PlaceholderGroupFieldNumber << 3) | 2;
    private const byte PlaceholderTag = (PlaceholderGroup.PlaceholdersFieldNumber << 3) | 2;
    private const byte TypeTag = (PlaceholderValue.TypeFieldNumber << 3) | 0;
    private const byte ValueTag = (PlaceholderValue.ValuesFieldNumber << 3) | 2;
    private const byte IsElementLevelTag = (PlaceholderValue.ElementLevelFieldNumber << 3) | 0;

    private const int TailLength = 2;

    // Three tags, a text of two letters, a type, and two lengths.
    private const int LongestStart = 3 + 4 + (3 * WireSize.LongestVarint);

    private readonly byte[] _head;
    private readonly QueryVectors? _vectors;
    private readonly MilvusFieldSchema _field;
    private readonly bool _isElementLevel;

    /// <param name="header">The request without its query vectors; not to be changed any more.</param>
    /// <param name="vectors">The query vectors, checked for the field; not to be changed until the call has ended. Null for none.</param>
    /// <param name="field">The field that is searched.</param>
    public SearchBody(ReadOnlySpan<byte> header, QueryVectors? vectors, MilvusFieldSchema field)
    {
        _vectors = vectors;
        _field = field;
        if (vectors is null)
        {
            _head = header.ToArray();
            Length = _head.Length;
            return;
        }

        var type = vectors.PlaceholderType(field);
        _isElementLevel = vectors.IsElementLevel(field);
        var values = 0L;
        for (var i = 0; i < vectors.Count; i++)
        {
            values += WireSize.Delimited(vectors.Size(i, field));
        }

        values += _isElementLevel ? TailLength : 0;
        _head = Head(header, type, Tag.Length + 1 + WireSize.Varint((ulong)type) + values);
        Length = _head.Length + values;
    }

    public override long Length { get; }

    public override bool IsWrittenAtOnce => true;

    // The field "tag", which is always "$0".
    private static ReadOnlySpan<byte> Tag => [(PlaceholderValue.TagFieldNumber << 3) | 2, 2, (byte)'$', (byte)'0'];

    private int Count => _vectors?.Count ?? 0;

    public override void Write(Span<byte> destination)
    {
        var writer = new WireWriter(destination);
        writer.Bytes(_head);
        for (var i = 0; i < Count; i++)
        {
            WriteVector(i, ref writer);
        }

        WriteTail(ref writer);
    }

    public override async ValueTask WriteAsync(PieceWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        using var spill = new SpillBuffer();
        for (var next = 0; next <= Count;)
        {
            next = WriteUntilFull(next, writer, spill);
            if (spill.Length > 0)
            {
                await writer.WriteAsync(spill.Written, cancellationToken).ConfigureAwait(false);
            }

            await writer.FlushIfFullAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Everything before the first vector.
    private static byte[] Head(ReadOnlySpan<byte> header, PlaceholderType type, long placeholder)
    {
        var start = new WireWriter(stackalloc byte[LongestStart]);
        start.Delimiter(GroupTag, WireSize.Delimited(placeholder));
        start.Delimiter(PlaceholderTag, placeholder);
        start.Bytes(Tag);
        start.Byte(TypeTag);
        start.Varint((ulong)type);
        return [.. header, .. start.Written];
    }

    // Returns what comes next: a vector, or the end behind the last.
    private int WriteUntilFull(int next, PieceWriter piece, SpillBuffer spill)
    {
        var writer = new WireWriter(piece, spill);
        for (; next < Count && !writer.IsFull; next++)
        {
            WriteVector(next, ref writer);
        }

        if (next == Count && !writer.IsFull)
        {
            WriteTail(ref writer);
            next++;
        }

        writer.End();
        return next;
    }

    private void WriteVector(int index, ref WireWriter writer)
    {
        var size = _vectors!.Size(index, _field);
        writer.Delimiter(ValueTag, size);
        _vectors.Write(index, _field, writer.Reserve(size));
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
