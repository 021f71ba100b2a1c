using System.Text;
using System.Text.Json;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>A list of constants prepared for asking of many arrays whether they hold any, or all, of it.</summary>
internal sealed class SoughtValues
{
    private readonly Dictionary<JsonNumber, int> _numbers = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<bool, int> _flags = [];
    private readonly List<byte[]> _lists = [];
    private int _scalars;

    private int Count => _scalars + _lists.Count;

    public static SoughtValues Parse(byte[] list)
    {
        var sought = new SoughtValues();
        var reader = new Utf8JsonReader(list, Json.Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            sought.Add(ref reader, list);
        return sought;
    }

    /// <summary>The reader stands on the start of the array to be searched.</summary>
    public bool IsFoundIn(ref Utf8JsonReader array, bool all, bool single)
    {
        if (Count == 0)
            return all;
        var found = Count <= 256 ? stackalloc bool[Count] : new bool[Count];
        var remaining = all ? Count : 1;
        while (array.Read() && array.TokenType != JsonTokenType.EndArray)
        {
            if (array.TokenType == JsonTokenType.StartArray && _lists.Count > 0)
                remaining -= MatchLists(array, found, single);
            else if (Find(ref array, single) is { } index)
                remaining -= Mark(found, index);
            if (remaining <= 0)
                return true;
            array.Skip();
        }

        return false;
    }

    private int? Find(ref Utf8JsonReader reader, bool single) => reader.TokenType switch
    {
        JsonTokenType.Number when _numbers.Count > 0 => _numbers.TryGetValue(JsonNumber.Read(ref reader, single), out var index) ? index : null,
        JsonTokenType.String when _texts.Count > 0 => _texts.TryGetValue(reader.GetString()!, out var index) ? index : null,
        JsonTokenType.True or JsonTokenType.False => _flags.TryGetValue(reader.TokenType == JsonTokenType.True, out var index) ? index : null,
        _ => null,
    };

    // By copies of the reader, so that the caller's still stands on the element.
    private int MatchLists(Utf8JsonReader element, Span<bool> found, bool single)
    {
        var matched = 0;
        for (var i = 0; i < _lists.Count; i++)
        {
            var candidate = element;
            var list = new Utf8JsonReader(_lists[i], Json.Options);
            list.Read();
            if (JsonLists.AreEqual(ref candidate, ref list, single))
                matched += Mark(found, _scalars + i);
        }

        return matched;
    }

    private static int Mark(Span<bool> found, int index)
    {
        if (found[index])
            return 0;
        found[index] = true;
        return 1;
    }

    private void Add(ref Utf8JsonReader reader, byte[] list)
    {
        var isNew = reader.TokenType switch
        {
            JsonTokenType.Number => _numbers.TryAdd(JsonNumber.Read(ref reader, false), _scalars),
            JsonTokenType.String => _texts.TryAdd(reader.GetString()!, _scalars),
            JsonTokenType.True or JsonTokenType.False => _flags.TryAdd(reader.TokenType == JsonTokenType.True, _scalars),
            _ => false,
        };
        if (isNew)
            _scalars++;
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        _lists.Add(list[start..(int)reader.BytesConsumed]);
    }
}

/// <summary>How documents are read: as deep as they may come, for the engine has already accepted them.</summary>
internal static class Json
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 4096 };
}
