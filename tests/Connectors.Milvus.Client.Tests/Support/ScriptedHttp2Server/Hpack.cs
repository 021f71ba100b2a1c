using System.Text;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// As much of HPACK (RFC 7541) as two ends need that keep no dynamic table: literals and the static table. .NET's
/// client writes neither Huffman codes nor dynamic entries; should it begin to, the decoder says so.
/// </summary>
internal static class Hpack
{
    private static readonly (string Name, string Value)[] StaticTable =
    [
        ("", ""), (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"), (":path", "/index.html"),
        (":scheme", "http"), (":scheme", "https"), (":status", "200"), (":status", "204"), (":status", "206"),
        (":status", "304"), (":status", "400"), (":status", "404"), (":status", "500"), ("accept-charset", ""),
        ("accept-encoding", "gzip, deflate"), ("accept-language", ""), ("accept-ranges", ""), ("accept", ""),
        ("access-control-allow-origin", ""), ("age", ""), ("allow", ""), ("authorization", ""), ("cache-control", ""),
        ("content-disposition", ""), ("content-encoding", ""), ("content-language", ""), ("content-length", ""),
        ("content-location", ""), ("content-range", ""), ("content-type", ""), ("cookie", ""), ("date", ""), ("etag", ""),
        ("expect", ""), ("expires", ""), ("from", ""), ("host", ""), ("if-match", ""), ("if-modified-since", ""),
        ("if-none-match", ""), ("if-range", ""), ("if-unmodified-since", ""), ("last-modified", ""), ("link", ""),
        ("location", ""), ("max-forwards", ""), ("proxy-authenticate", ""), ("proxy-authorization", ""), ("range", ""),
        ("referer", ""), ("refresh", ""), ("retry-after", ""), ("server", ""), ("set-cookie", ""),
        ("strict-transport-security", ""), ("transfer-encoding", ""), ("user-agent", ""), ("vary", ""), ("via", ""),
        ("www-authenticate", ""),
    ];

    /// <summary>Every header as "literal without indexing, new name".</summary>
    public static byte[] Encode(IEnumerable<(string Name, string Value)> headers)
    {
        var block = new List<byte>();
        foreach ((string name, string value) in headers)
        {
            block.Add(0x00);
            AddString(block, name);
            AddString(block, value);
        }

        return [.. block];
    }

    public static Dictionary<string, string> Decode(ReadOnlySpan<byte> block)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!block.IsEmpty)
        {
            (string name, string value) = ReadHeader(ref block);
            if (name.Length > 0)
            {
                headers[name] = headers.TryGetValue(name, out string? before) ? $"{before}, {value}" : value;
            }
        }

        return headers;
    }

    private static (string Name, string Value) ReadHeader(ref ReadOnlySpan<byte> block)
    {
        byte first = block[0];
        if ((first & 0x80) != 0)
        {
            return StaticTable[ReadInteger(ref block, 7)];
        }

        if ((first & 0xe0) == 0x20)
        {
            ReadInteger(ref block, 5); // a new size for the dynamic table that nobody uses
            return ("", "");
        }

        int index = ReadInteger(ref block, (first & 0xc0) == 0x40 ? 6 : 4);
        string name = index == 0 ? ReadString(ref block) : StaticTable[index].Name;
        return (name, ReadString(ref block));
    }

    private static void AddString(List<byte> block, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        AddInteger(block, bytes.Length, 7);
        block.AddRange(bytes);
    }

    private static void AddInteger(List<byte> block, int value, int prefixBits)
    {
        int limit = (1 << prefixBits) - 1;
        if (value < limit)
        {
            block.Add((byte)value);
            return;
        }

        block.Add((byte)limit);
        for (value -= limit; value >= 0x80; value >>= 7)
        {
            block.Add((byte)(value & 0x7f | 0x80));
        }

        block.Add((byte)value);
    }

    private static string ReadString(ref ReadOnlySpan<byte> block)
    {
        if ((block[0] & 0x80) != 0)
        {
            throw new NotSupportedException("The client sent a Huffman-coded header; this server reads literals only.");
        }

        int length = ReadInteger(ref block, 7);
        string text = Encoding.UTF8.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        int limit = (1 << prefixBits) - 1;
        int value = block[0] & limit;
        block = block[1..];
        if (value < limit)
        {
            return value;
        }

        for (int shift = 0; ; shift += 7)
        {
            byte next = block[0];
            block = block[1..];
            value += (next & 0x7f) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }
    }
}
