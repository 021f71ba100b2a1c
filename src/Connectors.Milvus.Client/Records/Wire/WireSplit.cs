using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// Takes a message apart: some of its delimited fields come out as slices, in their order, and everything else is merged into a
/// generated message. What is large is thus never copied, and what is rare needs no reader of its own.
/// </summary>
/// <remarks>A wanted field that comes with another wire type goes to the rest, where it counts as missing.</remarks>
internal ref struct WireSplit
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly IMessage _rest;
    private readonly uint _wanted;
    private WireReader _reader;
    private int _restStart;

    /// <param name="bytes">The message.</param>
    /// <param name="rest">Takes what is not wanted; complete when <see cref="MoveNext"/> returns false.</param>
    /// <param name="wanted">The numbers of the wanted fields, below 32.</param>
    public WireSplit(ReadOnlyMemory<byte> bytes, IMessage rest, params ReadOnlySpan<int> wanted)
    {
        _bytes = bytes;
        _rest = rest;
        _reader = new WireReader(bytes.Span);
        foreach (int field in wanted)
            _wanted |= 1u << field;
    }

    /// <summary>The wanted field at hand.</summary>
    public int Field { get; private set; }

    /// <summary>Its value.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <exception cref="WireFormatException">The bytes are no message.</exception>
    /// <exception cref="InvalidProtocolBufferException">The rest is not what it should be.</exception>
    public bool MoveNext()
    {
        while (!_reader.IsAtEnd)
        {
            int start = _reader.Position;
            uint tag = _reader.Tag();
            int field = (int)(tag >> 3);
            if (WireReader.IsDelimited(tag) && field < 32 && (_wanted >> field & 1) != 0)
            {
                MergeRest(start);
                Field = field;
                Value = _reader.Bytes(_bytes);
                _restStart = _reader.Position;
                return true;
            }

            _reader.Skip(tag);
        }

        MergeRest(_reader.Position);
        return false;
    }

    private readonly void MergeRest(int end)
    {
        if (end > _restStart)
            _rest.MergeFrom(_bytes.Span[_restStart..end]);
    }
}
