using System.Buffers;
using System.Globalization;
using System.Text.Json;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>The SQL functions on JSON documents and array columns. One instance per connection, for its caches.</summary>
internal sealed class JsonFunctions
{
    private readonly ArgumentCache<JsonSteps> _paths = new(JsonSteps.Parse);
    private readonly ArgumentCache<SoughtValues> _lists = new(SoughtValues.Parse);

    public void Number(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (TryFind(arguments, ref reader) && reader.TokenType == JsonTokenType.Number)
            ResultNumber(context, ref reader, false);
        else
            raw.sqlite3_result_null(context);
    }

    public void TextNumber(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        var found = TryFind(arguments, ref reader);
        if (found && reader.TokenType == JsonTokenType.Number)
            ResultNumber(context, ref reader, false);
        else if (found && reader.TokenType == JsonTokenType.String && double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            raw.sqlite3_result_double(context, number);
        else
            raw.sqlite3_result_null(context);
    }

    public void Text(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (TryFind(arguments, ref reader) && reader.TokenType == JsonTokenType.String)
            ResultText(context, ref reader);
        else
            raw.sqlite3_result_null(context);
    }

    public void Bool(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (TryFind(arguments, ref reader) && reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            raw.sqlite3_result_int(context, reader.TokenType == JsonTokenType.True ? 1 : 0);
        else
            raw.sqlite3_result_null(context);
    }

    // As Milvus: null does not exist, and neither does a container that holds nothing but nulls and empty containers.
    public void Exists(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        raw.sqlite3_result_int(context, TryFind(arguments, ref reader) && HoldsValue(ref reader) ? 1 : 0);
    }

    public void Length(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (!TryFind(arguments, ref reader) || reader.TokenType != JsonTokenType.StartArray)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var length = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; length++)
            reader.Skip();
        raw.sqlite3_result_int(context, length);
    }

    public void AreEqual(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (!TryFind(arguments, ref reader))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var list = new Utf8JsonReader(raw.sqlite3_value_blob(arguments[2]), Json.Options);
        list.Read();
        raw.sqlite3_result_int(context, JsonLists.AreEqual(ref reader, ref list, IsSet(arguments[3])) ? 1 : 0);
    }

    public void Contains(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (!TryFind(arguments, ref reader) || reader.TokenType != JsonTokenType.StartArray)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var sought = _lists.Get(raw.sqlite3_value_blob(arguments[2]));
        var isFound = sought.IsFoundIn(ref reader, all: IsSet(arguments[4]), single: IsSet(arguments[3]));
        raw.sqlite3_result_int(context, isFound ? 1 : 0);
    }

    public static void Item(sqlite3_context context, sqlite3_value[] arguments)
    {
        var reader = Open(arguments);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray || !JsonSteps.TryEnterElement(ref reader, raw.sqlite3_value_int(arguments[1])))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.Number: ResultNumber(context, ref reader, IsSet(arguments[2])); break;
            case JsonTokenType.String: ResultText(context, ref reader); break;
            case JsonTokenType.True: raw.sqlite3_result_int(context, 1); break;
            case JsonTokenType.False: raw.sqlite3_result_int(context, 0); break;
            default: raw.sqlite3_result_null(context); break;
        }
    }

    private bool TryFind(sqlite3_value[] arguments, ref Utf8JsonReader reader) =>
        raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_TEXT
        && _paths.Get(raw.sqlite3_value_blob(arguments[1])).TryFind(ref reader);

    private static Utf8JsonReader Open(sqlite3_value[] arguments) =>
        new(raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_TEXT ? raw.sqlite3_value_blob(arguments[0]) : [], Json.Options);

    private static bool HoldsValue(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        var isContainer = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        do
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
                return true;
        }
        while (isContainer && reader.Read() && reader.CurrentDepth > depth);
        return false;
    }

    private static void ResultNumber(sqlite3_context context, ref Utf8JsonReader reader, bool single)
    {
        if (!single && reader.TryGetInt64(out var integer))
            raw.sqlite3_result_int64(context, integer);
        else
            raw.sqlite3_result_double(context, single ? (float)reader.GetDouble() : reader.GetDouble());
    }

    private static void ResultText(sqlite3_context context, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            ResultText(context, reader.ValueSpan);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var length = reader.CopyString(buffer);
        ResultText(context, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    // An empty span reaches SQLite as a null pointer, which it takes for NULL.
    private static void ResultText(sqlite3_context context, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            raw.sqlite3_result_text(context, string.Empty);
        else
            raw.sqlite3_result_text(context, text);
    }

    private static bool IsSet(sqlite3_value value) => raw.sqlite3_value_int(value) != 0;
}
