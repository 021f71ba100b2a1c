using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// The nodes of 4,096 slots in the file: checksum, number of slots, a signed byte per slot (the node's highest level, -1 for none), then
/// per node and level a list: a 16-bit count and so many 32-bit slots. All little-endian.
/// </summary>
internal static class GraphPage
{
    public const int Slots = 4096;

    private const int HeaderBytes = 8;

    /// <summary>Pages of a graph over so many slots, without the header.</summary>
    public static int Count(int slots) => (slots + Slots - 1) / Slots;

    /// <param name="nodes">The graph, which nobody changes meanwhile.</param>
    /// <param name="page">The page, counted from 1.</param>
    /// <param name="firstPage">What its number in the file is counted from.</param>
    /// <param name="limit">Slots of the graph.</param>
    /// <param name="target">Where the bytes go; it is cleared before.</param>
    public static ReadOnlySpan<byte> Write(GraphNodes nodes, int page, long firstPage, int limit, ArrayBufferWriter<byte> target)
    {
        var first = (page - 1) * Slots;
        var count = Math.Min(Slots, limit - first);
        target.ResetWrittenCount();
        var head = target.GetSpan(HeaderBytes + count);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], count);
        for (var place = 0; place < count; place++)
            head[HeaderBytes + place] = (byte)nodes.Level(first + place);
        target.Advance(HeaderBytes + count);
        for (var place = 0; place < count; place++)
        {
            for (var level = 0; level <= nodes.Level(first + place); level++)
                WriteList(nodes.Links(first + place, level), target);
        }

        MemoryMarshal.TryGetArray(target.WrittenMemory, out var written);
        BinaryPrimitives.WriteUInt32LittleEndian(written.AsSpan(), Checksum(firstPage + page, written.AsSpan(4)));
        return written;
    }

    /// <summary>Makes the nodes of a page; gives how many, or what is wrong with the bytes.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, int page, long firstPage, int limit, GraphNodes nodes)
    {
        var first = (page - 1) * Slots;
        var count = Math.Min(Slots, limit - first);
        if (bytes.Length < HeaderBytes + count || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Checksum(firstPage + page, bytes[4..]))
            throw new InvalidDataException("does not match its checksum");
        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != count)
            throw new InvalidDataException($"says it holds {BinaryPrimitives.ReadInt32LittleEndian(bytes[4..])} slots instead of {count}");
        var added = 0;
        var lists = bytes[(HeaderBytes + count)..];
        for (var place = 0; place < count; place++)
        {
            var level = (sbyte)bytes[HeaderBytes + place];
            if (level == GraphNodes.None)
                continue;
            if (level != GraphNodes.LevelOf(first + place, nodes.M))
                throw new InvalidDataException($"has slot {first + place} on level {level}");
            nodes.Add(first + place);
            added++;
            for (var at = 0; at <= level; at++)
                lists = ReadList(lists, nodes.Links(first + place, at));
        }

        return lists.IsEmpty ? added : throw new InvalidDataException($"is longer than its lists by {lists.Length} bytes");
    }

    private static void WriteList(Span<int> links, ArrayBufferWriter<byte> target)
    {
        var end = links.IndexOf(GraphNodes.None);
        var list = end < 0 ? links : links[..end];
        BinaryPrimitives.WriteUInt16LittleEndian(target.GetSpan(sizeof(ushort)), (ushort)list.Length);
        target.Advance(sizeof(ushort));
        target.Write(MemoryMarshal.AsBytes(list));
    }

    private static ReadOnlySpan<byte> ReadList(ReadOnlySpan<byte> bytes, Span<int> links)
    {
        var count = bytes.Length < sizeof(ushort) ? int.MaxValue : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (count > links.Length || bytes.Length < sizeof(ushort) + (count * sizeof(int)))
            throw new InvalidDataException("has a list that is longer than it may be");
        var end = sizeof(ushort) + (count * sizeof(int));
        MemoryMarshal.Cast<byte, int>(bytes[sizeof(ushort)..end]).CopyTo(links);
        return bytes[end..];
    }

    private static uint Checksum(long page, ReadOnlySpan<byte> bytes)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, page);
        return Crc32C.Continue(Crc32C.Continue(0, number), bytes);
    }
}
