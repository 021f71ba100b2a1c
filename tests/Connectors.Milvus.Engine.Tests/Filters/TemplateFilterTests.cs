using System.Text;
using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class TemplateFilterTests : IDisposable
{
    private readonly FilterTable _table = Create();

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("age == {int}", 1)]
    [InlineData("{int} == age", 1)]
    [InlineData("not (age == {int})", 2)]
    [InlineData("!(age == {int} or name == {text})", 2)]
    [InlineData("score == {real}", 1)]
    [InlineData("score == {int}", 2)]
    [InlineData("{low} < age < {high}", 1)]
    [InlineData("age + {int} == {sum}", 1)]
    [InlineData("age in {ints}", 1)]
    [InlineData("age not in {ints}", 2)]
    [InlineData("age in {empty}", new int[0])]
    [InlineData("age not in {empty}", 1, 2)]
    [InlineData("age in [{int}, 99]", 1)]
    [InlineData("name == {text}", 1)]
    [InlineData("name in {texts}", 1)]
    [InlineData("name like {pattern}", 1)]
    [InlineData("flag == {yes}", 1)]
    [InlineData("array_contains(tags, {text})", 1)]
    [InlineData("array_contains_any(tags, {texts})", 1)]
    [InlineData("array_contains_all(tags, {empty})", 1, 2)]
    [InlineData("array_contains_any(tags, {empty})", new int[0])]
    [InlineData("tags == {texts}", 1)]
    [InlineData("doc['v'] == {int}", 1)]
    [InlineData("doc['v'] in {mixed}", 1, 2)]
    [InlineData("doc['v'] == {json}", 1)]
    [InlineData("json_contains(doc['list'], {jsonlist})", 1)]
    [InlineData("json_contains_any(doc['list'], {mixed})", 2)]
    [InlineData("array_length(tags) == {zero}", 2)]
    [InlineData("{yes} == true and age == {int}", 1)]
    public void A_template_stands_wherever_a_constant_may(string expression, params int[] rows) =>
        Assert.Equal(string.Join(',', rows), string.Join(',', _table.Find(expression, Templates)));

    [Theory]
    [InlineData("x' or '1' == '1")]
    [InlineData("\" or true or \"")]
    [InlineData("'); DROP TABLE rows; --")]
    [InlineData("{int}")]
    [InlineData("a\\")]
    [InlineData("日本😀\0")]
    public void A_value_is_never_read_as_filter_or_SQL(string value)
    {
        var templates = new Dictionary<string, object?> { ["v"] = value, ["list"] = Enumerable.Repeat(value, 200).ToArray() };
        Assert.Empty(_table.Find("name == {v}", templates));
        Assert.Empty(_table.Find("name in {list}", templates));
        Assert.Empty(_table.Find("doc['v'] == {v} or doc['v'] in {list} or array_contains(tags, {v})", templates));
        _table.Add(("name", value));
        Assert.Equal([3], _table.Find("name == {v}", templates));
        Assert.Equal([3], _table.Find("name in {list}", templates));
    }

    [Fact]
    public void The_same_text_with_other_values_is_parsed_once()
    {
        const string Expression = "age == {int} and /* not cached before */ name == 'x'";
        Assert.Throws<EngineException>(() => _table.Compile(Expression));
        var text = Expression.Replace("/* not cached before */ ", "", StringComparison.Ordinal);
        var cache = new SyntaxCache(capacity: 2, maxTextLength: 100);
        var first = cache.GetOrParse(text);
        Assert.Same(first, cache.GetOrParse(new string(text)));
        cache.GetOrParse("a == 1");
        Assert.Same(first, cache.GetOrParse(text));
        cache.GetOrParse("a == 2");
        cache.GetOrParse("a == 3");
        Assert.NotSame(first, cache.GetOrParse(text));
        var tooLong = $"name == '{new string('x', 100)}'";
        Assert.NotSame(cache.GetOrParse(tooLong), cache.GetOrParse(tooLong));
    }

    private static Dictionary<string, object?> Templates => new()
    {
        ["int"] = 18L,
        ["sum"] = 36L,
        ["zero"] = 0L,
        ["low"] = 17L,
        ["high"] = 19L,
        ["real"] = 0.5,
        ["yes"] = true,
        ["text"] = "it's \"x\"",
        ["texts"] = new object[] { "it's \"x\"", "b" },
        ["ints"] = new object[] { 1L, 18L },
        ["empty"] = Array.Empty<object>(),
        ["pattern"] = "it's%",
        ["mixed"] = new object?[] { 18L, "20", true, new object[] { 1L } },
        ["json"] = new ReadOnlyMemory<byte>("18"u8.ToArray()),
        ["jsonlist"] = new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes("[1, \"x\"]")),
    };

    private static FilterTable Create()
    {
        var schema = new FilterSchema(
            [
                FilterTable.Field("age", EngineDataType.Int64),
                FilterTable.Field("score", EngineDataType.Double),
                FilterTable.Field("name", EngineDataType.VarChar),
                FilterTable.Field("flag", EngineDataType.Bool),
                FilterTable.Field("doc", EngineDataType.Json),
                FilterTable.Field("tags", EngineDataType.Array, EngineDataType.VarChar),
            ],
            null);
        return new FilterTable(schema)
            .Add(("age", 18L), ("score", 0.5), ("name", "it's \"x\""), ("flag", 1L), ("doc", """{"v": 18, "list": [[1, "x"]]}"""), ("tags", """["it's \"x\"", "b"]"""))
            .Add(("age", 20L), ("score", 18.0), ("name", "y"), ("flag", 0L), ("doc", """{"v": "20", "list": [true]}"""), ("tags", "[]"));
    }
}
