using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>Whatever the text, a filter compiles and runs, or fails with <see cref="EngineException"/>; it never hangs.</summary>
public sealed class FilterFuzzTests : IDisposable
{
    private static readonly string[] Words =
    [
        "age", "name", "doc", "tags", "flag", "$meta", "key", "and", "or", "not", "&&", "||", "!", "in", "not in", "like", "exists", "is null", "is not null",
        "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "**", "&", "|", "^", "~", "<<", ">>", "=~", "!~", "=", "(", ")", "[", "]", "{", "}", ",", ".", "$",
        "1", "0", "2.5", "1e3", "0x1F", "007", "9223372036854775808", "true", "False", "\"a\"", "'b%'", "r'c'", "{t}", "{list}", "[1, 2]", "[]", "[\"k\"]", "[0]", "null",
        "json_contains", "array_contains_any", "array_length", "text_match", "ISO", "\\", "\"", "'", "\n", "日", "😀", "\ud800", "\0", "//", "--", ";",
    ];

    private static readonly Dictionary<string, object?> Templates = new() { ["t"] = 1L, ["list"] = new object[] { 1L, "x" } };

    private readonly FilterTable _table = Create();

    public void Dispose() => _table.Dispose();

    [Fact]
    public void Random_words_never_break_the_compiler()
    {
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var separator = random.Next(3) == 0 ? "" : " ";
            Try(string.Join(separator, Enumerable.Range(0, random.Next(1, 14)).Select(_ => Words[random.Next(Words.Length)])));
        }
    }

    [Fact]
    public void Random_characters_never_break_the_compiler()
    {
        var random = new Random(43);
        for (var i = 0; i < 10_000; i++)
            Try(new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)(random.Next(5) == 0 ? random.Next(65536) : random.Next(32, 127)))]));
    }

    [Fact]
    public void Damaged_filters_never_break_the_compiler()
    {
        const string Valid = "(age > 1 and name like \"a\\\\%%\" and name !~ r\"[b-d]+(x|\\d{2})$\") or not (doc[\"k\"][0] in [1, 'x', {t}]) and 1 < age <= 0x1F and array_contains_any(tags, {list}) or key is not null";
        Assert.True(Try(Valid.Replace("{list}", "['x']", StringComparison.Ordinal)));
        var random = new Random(44);
        for (var i = 0; i < 10_000; i++)
        {
            var at = random.Next(Valid.Length);
            var length = random.Next(0, Math.Min(6, Valid.Length - at));
            Try(Valid.Remove(at, length).Insert(at, random.Next(2) == 0 ? "" : Words[random.Next(Words.Length)]));
        }
    }

    // True when the filter compiled; it must then run.
    private bool Try(string expression)
    {
        CompiledFilter filter;
        try
        {
            filter = _table.Compile(expression, Templates);
        }
        catch (EngineException error)
        {
            Assert.Equal(EngineError.InvalidParameter, error.Code);
            Assert.EndsWith("^", error.Message, StringComparison.Ordinal);
            return false;
        }

        _table.Find(filter);
        return true;
    }

    private static FilterTable Create()
    {
        var schema = new FilterSchema(
            [
                FilterTable.Field("age", EngineDataType.Int64),
                FilterTable.Field("name", EngineDataType.VarChar),
                FilterTable.Field("flag", EngineDataType.Bool),
                FilterTable.Field("doc", EngineDataType.Json),
                FilterTable.Field("tags", EngineDataType.Array, EngineDataType.VarChar),
            ],
            FilterTable.DynamicColumn);
        return new FilterTable(schema).Add(("age", 1L), ("name", "a"), ("flag", 1L), ("doc", """{"k": [1]}"""), ("tags", """["x"]"""), ("$meta", """{"key": 1}"""));
    }
}
