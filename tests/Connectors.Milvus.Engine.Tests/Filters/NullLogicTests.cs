using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>A row passes only when the filter is TRUE: NULL meets no comparison, nor the negation of one.</summary>
public sealed class NullLogicTests : IDisposable
{
    private readonly FilterTable _table = Create();

    public static TheoryData<string, string, string> Fields => new()
    {
        { "flag", "true", "false" },
        { "tiny", "5", "-6" },
        { "age", "18", "19" },
        { "big", "9007199254740993", "9007199254740992" },
        { "score", "0.1", "0.2" },
        { "real", "0.1", "2" },
        { "name", "'it''s'", "'x'" },
    };

    public void Dispose() => _table.Dispose();

    // Row 1 holds the value, row 2 NULL.
    [Theory]
    [MemberData(nameof(Fields))]
    public void Null_is_unknown_to_every_operator(string field, string value, string other)
    {
        value = value.Replace("''", "\\'", StringComparison.Ordinal);
        AssertFinds($"{field} == {value}", 1);
        AssertFinds($"{field} != {value}");
        AssertFinds($"{field} == {other}");
        AssertFinds($"{field} != {other}", 1);
        AssertFinds($"not ({field} == {value})");
        AssertFinds($"not ({field} == {other})", 1);
        AssertFinds($"{field} in [{other}, {value}]", 1);
        AssertFinds($"{field} not in [{value}]");
        AssertFinds($"{field} not in [{other}]", 1);
        AssertFinds($"{field} in []");
        AssertFinds($"{field} not in []", 1);
        AssertFinds($"not ({field} in [])", 1);
        AssertFinds($"{field} is null", 2);
        AssertFinds($"{field} is not null", 1);
        AssertFinds($"not ({field} is null)", 1);
        AssertFinds($"{field} == {other} or {field} is null", 2);
        AssertFinds($"{field} != {field}");
        AssertFinds($"{value} == {field}", 1);
        AssertFinds($"{field} == {other} or id > 0", 1, 2);
        AssertFinds($"not ({field} == {other} and id > 5)", 1, 2);
        AssertFinds($"not ({field} == {other} and id > 0)", 1);
        AssertFinds($"not ({field} == {other} or id > 5)", 1);
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("age")]
    [InlineData("big")]
    [InlineData("score")]
    [InlineData("real")]
    public void Null_is_unknown_to_orders_and_arithmetic(string field)
    {
        AssertFinds($"{field} > -100", 1);
        AssertFinds($"not ({field} > -100)");
        AssertFinds($"{field} < -100");
        AssertFinds($"not ({field} < -100)", 1);
        AssertFinds($"-100 < {field} < 9223372036854775807", 1);
        AssertFinds($"not (-100 < {field} <= -99)", 1);
        AssertFinds($"{field} + 1 > -100", 1);
        AssertFinds($"not ({field} * 2 > -100)");
    }

    [Theory]
    [InlineData("name like 'it%'", 1)]
    [InlineData("not (name like 'x%')", 1)]
    [InlineData("name > 'a'", 1)]
    [InlineData("tags == []", 1)]
    [InlineData("not (tags == [])")]
    [InlineData("tags != ['a']", 1)]
    [InlineData("array_length(tags) == 0", 1)]
    [InlineData("not (array_length(tags) == 1)", 1)]
    [InlineData("not array_contains(tags, 'a')", 1)]
    [InlineData("array_contains_all(tags, [])", 1)]
    [InlineData("not array_contains_any(tags, [])", 1)]
    [InlineData("tags is null", 2)]
    [InlineData("tags is not null", 1)]
    [InlineData("doc is null", 2)]
    [InlineData("doc is not null", 1)]
    public void Null_is_unknown_to_functions(string expression, params int[] rows) => AssertFinds(expression, rows);

    // Beyond its end an array has no element: UNKNOWN, like NULL.
    [Theory]
    [InlineData("tags[0] == 'a'")]
    [InlineData("tags[0] != 'a'")]
    [InlineData("not (tags[0] == 'a')")]
    [InlineData("tags[0] not in ['a']")]
    [InlineData("tags[0] is null", 1, 2)]
    public void An_element_beyond_the_end_is_unknown(string expression, params int[] rows) => AssertFinds(expression, rows);

    [Theory]
    [InlineData("exists doc['a']", 1)]
    [InlineData("not exists doc['a']", 2)]
    [InlineData("doc['a'] is null", 2)]
    [InlineData("doc['a'] is not null", 1)]
    [InlineData("doc['a'] == 1", 1)]
    [InlineData("doc['a'] != 1")]
    [InlineData("doc['a'] != 2", 1)]
    [InlineData("doc['z'] != 1", 1)]
    [InlineData("not (doc['z'] == 1)", 1)]
    [InlineData("doc['z'] not in [1]", 1)]
    [InlineData("doc['z'] in []")]
    [InlineData("doc['z'] not in []", 1)]
    [InlineData("$meta['z'] != 1", 1, 2)]
    [InlineData("z != 1", 1, 2)]
    [InlineData("z is null", 1, 2)]
    public void A_null_document_is_unknown_but_has_no_keys(string expression, params int[] rows) => AssertFinds(expression, rows);

    private void AssertFinds(string expression, params int[] rows) => Assert.Equal((expression, string.Join(',', rows)), (expression, string.Join(',', _table.Find(expression))));

    private static FilterTable Create()
    {
        var schema = new FilterSchema(
            [
                FilterTable.Field("id", EngineDataType.Int64, isNullable: false, isPrimaryKey: true),
                FilterTable.Field("flag", EngineDataType.Bool),
                FilterTable.Field("tiny", EngineDataType.Int8),
                FilterTable.Field("age", EngineDataType.Int32),
                FilterTable.Field("big", EngineDataType.Int64),
                FilterTable.Field("score", EngineDataType.Float),
                FilterTable.Field("real", EngineDataType.Double),
                FilterTable.Field("name", EngineDataType.VarChar),
                FilterTable.Field("doc", EngineDataType.Json),
                FilterTable.Field("tags", EngineDataType.Array, EngineDataType.VarChar),
            ],
            FilterTable.DynamicColumn);
        var table = new FilterTable(schema);
        table.Add(("id", 1L), ("flag", 1L), ("tiny", 5L), ("age", 18L), ("big", 9007199254740993L), ("score", (double)0.1f), ("real", 0.1), ("name", "it's"), ("doc", """{"a": 1}"""), ("tags", "[]"), ("$meta", "{}"));
        return table.Add(("id", 2L));
    }
}
