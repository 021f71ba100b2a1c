using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class JsonFilterTests : IDisposable
{
    private static readonly string[] Documents =
    [
        """{"v": 1}""",
        """{"v": 1.0}""",
        """{"v": "1"}""",
        """{"v": true}""",
        """{"v": null}""",
        """{}""",
        """{"v": [1, "a", true, [2]]}""",
        """{"v": {"w": 7}}""",
        """{"v": 9007199254740993}""",
        """{"v": 9007199254740992.0}""",
        """{"v": 2.5, "v": 99}""",
        """{ "v" : "a\"b\\c\u65e5" , "q\"q": 5, "日 本": 6, "0": 8 }""",
        """{"v": []}""",
        """{"v": {"w": null}}""",
    ];

    private readonly FilterTable _table = Create();

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("doc['v'] == 1", 1, 2)]
    [InlineData("doc['v'] == 1.0", 1, 2)]
    [InlineData("doc['v'] == '1'", 3)]
    [InlineData("doc['v'] == true", 4)]
    [InlineData("doc['v'] > 0", 1, 2, 9, 10, 11)]
    [InlineData("doc['v'] <= 2", 1, 2)]
    [InlineData("doc['v'] == 9007199254740993", 9)]
    [InlineData("doc['v'] == 9007199254740992", 10)]
    [InlineData("doc['v'] > 9007199254740992", 9)]
    [InlineData("doc['v'] < true", new int[0])]
    [InlineData("doc['v'] > ''", 3, 12)]
    [InlineData("doc['v'] != 1", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("doc['v'] != '1'", 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("doc['v'] in [1, '1', true]", 1, 2, 3, 4)]
    [InlineData("doc['v'] in [2.5, 1.0]", 1, 2, 11)]
    [InlineData("1 <= doc['v'] < 3", 1, 2, 11)]
    [InlineData("'0' < doc['v'] < '9'", 3)]
    [InlineData("doc['v'] + 1 == 2", 1, 2)]
    [InlineData("doc['v'] / 2 == 0", 1)]
    [InlineData("doc['v'] / 2.0 == 0.5", 1, 2)]
    [InlineData("doc['v'] % 2 == 1", 1, 2, 9)]
    [InlineData("(doc['v'] & 1) == 1", 1, 2, 9)]
    public void Numbers_strings_and_booleans_meet_only_their_like(string expression, params int[] rows) => AssertFinds(expression, rows);

    [Theory]
    [InlineData("exists doc['v']", 1, 2, 3, 4, 7, 8, 9, 10, 11, 12)]
    [InlineData("doc['v'] is null", 5, 6, 13, 14)]
    [InlineData("not exists doc['v']['w']", 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14)]
    [InlineData("doc['v']['w'] == 7", 8)]
    [InlineData("doc['v'][0] == 1", 7)]
    [InlineData("doc['v'][3][0] == 2", 7)]
    [InlineData("doc['v'][4] == 1", new int[0])]
    [InlineData("doc[\"q\\\"q\"] == 5", 12)]
    [InlineData("doc['日 本'] == 6", 12)]
    [InlineData("doc[0] == 8", 12)]
    [InlineData("doc['v'] == \"a\\\"b\\\\c日\"", 12)]
    [InlineData("doc['v'] like '%\\\\\\\\c_'", 12)]
    [InlineData("doc['v'] like '1%'", 3)]
    public void Paths_reach_any_key(string expression, params int[] rows) => AssertFinds(expression, rows);

    [Theory]
    [InlineData("json_contains(doc['v'], 1)", 7)]
    [InlineData("json_contains(doc['v'], 1.0)", 7)]
    [InlineData("json_contains(doc['v'], [2])", 7)]
    [InlineData("json_contains(doc['v'], true)", 7)]
    [InlineData("json_contains(doc['v'], 'A')", new int[0])]
    [InlineData("json_contains_any(doc['v'], ['x', 'a'])", 7)]
    [InlineData("json_contains_all(doc['v'], [1, 'a', true, [2]])", 7)]
    [InlineData("json_contains_all(doc['v'], [1, 1, 'a'])", 7)]
    [InlineData("json_contains_all(doc['v'], [1, 3])", new int[0])]
    [InlineData("json_contains_all(doc['v'], [])", 7, 13)]
    [InlineData("json_contains_any(doc['v'], [])", new int[0])]
    [InlineData("not json_contains(doc['v'], 1)", 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("array_length(doc['v']) == 4", 7)]
    [InlineData("array_length(doc['v']) >= 0", 7, 13)]
    [InlineData("doc['v'] == [1, 'a', true, [2]]", 7)]
    [InlineData("doc['v'] == [1.0, \"a\", true, [2.0]]", 7)]
    [InlineData("doc['v'] == [1, 'a', true]", new int[0])]
    [InlineData("doc['v'] in [[1], []]", 13)]
    public void Lists_inside_documents_are_searched(string expression, params int[] rows) => AssertFinds(expression, rows);

    // The dynamic field holds the same documents, so its keys find the same rows by either spelling.
    [Theory]
    [InlineData("doc['v'] == 1")]
    [InlineData("doc['v'] != 1")]
    [InlineData("doc['v']['w'] == 7")]
    [InlineData("doc['v'] is null")]
    [InlineData("exists doc['v']")]
    [InlineData("doc['v'] in [1, 'x', 2.5]")]
    [InlineData("json_contains(doc['v'], 1)")]
    [InlineData("array_length(doc['v']) == 4")]
    [InlineData("0 < doc['v'] < 2")]
    public void Dynamic_keys_work_bare_and_through_meta(string expression)
    {
        var rows = _table.Find(expression);
        Assert.NotEmpty(rows);
        Assert.Equal(rows, _table.Find(expression.Replace("doc['v']", "v", StringComparison.Ordinal)));
        Assert.Equal(rows, _table.Find(expression.Replace("doc['v']", "$meta['v']", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_document_as_deep_as_it_comes_is_read()
    {
        using var table = new FilterTable(new FilterSchema([FilterTable.Field("doc", EngineDataType.Json)], null));
        table.Add(("doc", $"{{\"deep\": {new string('[', 2000)}1{new string(']', 2000)}, \"v\": 1}}"));
        Assert.Equal([1], table.Find("doc['v'] == 1"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{\"v\": 1")]
    [InlineData("not json")]
    public void A_damaged_document_holds_nothing(string document)
    {
        using var table = new FilterTable(new FilterSchema([FilterTable.Field("doc", EngineDataType.Json)], null));
        table.Add(("doc", document));
        Assert.Empty(table.Find("doc['w'] == 1"));
        Assert.Equal([1], table.Find("not exists doc['w']"));
    }

    private void AssertFinds(string expression, params int[] rows) => Assert.Equal(string.Join(',', rows), string.Join(',', _table.Find(expression)));

    private static FilterTable Create()
    {
        var table = new FilterTable(new FilterSchema([FilterTable.Field("doc", EngineDataType.Json, isNullable: false)], FilterTable.DynamicColumn));
        foreach (var document in Documents)
            table.Add(("doc", document), ("$meta", document));
        return table;
    }
}
