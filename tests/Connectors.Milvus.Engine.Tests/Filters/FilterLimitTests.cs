using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class FilterLimitTests : IDisposable
{
    private readonly FilterTable _table = Create();

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("[")]
    [InlineData("exists ")]
    [InlineData("array_length(")]
    public void Nesting_without_end_is_refused(string opening)
    {
        var error = Assert.Throws<EngineException>(() => _table.Compile(string.Concat(Enumerable.Repeat(opening, 100_000)) + "n"));
        Assert.Contains("nests deeper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_arithmetic_deeper_than_the_limit_is_refused()
    {
        var error = Assert.Throws<EngineException>(() => _table.Compile($"n{string.Concat(Enumerable.Repeat(" + 1", 5_000))} == 1"));
        Assert.Contains("nests deeper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deepest_expressions_that_parse_also_run()
    {
        Assert.Equal([1], _table.Find($"n{string.Concat(Enumerable.Repeat(" + 1", 190))} == 191"));
        Assert.Equal([1], _table.Find($"{string.Concat(Enumerable.Repeat("(n ^ 1 == 0 or ", 90))}n == 1{new string(')', 90)}".Replace("n ^ 1", "(n ^ 1)", StringComparison.Ordinal)));
        Assert.Equal([1], _table.Find($"{string.Concat(Enumerable.Repeat("not (", 96))}n == 1{new string(')', 96)}"));
        Assert.Equal([1], _table.Find($"n{string.Concat(Enumerable.Repeat(" * 1", 190))} == 1"));
    }

    [Fact]
    public void A_long_chain_of_one_field_becomes_a_list()
    {
        var equals = string.Join(" or ", Enumerable.Range(100, 20_000).Select(i => $"n == {i}"));
        Assert.Single(_table.Compile(equals).Parameters);
        Assert.Empty(_table.Find(equals));
        Assert.Equal([1], _table.Find($"{equals} or n == 1"));
        Assert.Equal([1, 2], _table.Find($"r == 1.1 or {equals} or t == 'k99999'"));
        Assert.Equal([1, 3], _table.Find(string.Join(" and ", Enumerable.Range(99_000, 2_000).Select(i => $"n != {i}"))));
        Assert.Equal([2, 3], _table.Find("doc['v'] != 1 and doc['v'] != 2 and doc['v'] != true and doc['v'] != 'x'"));
    }

    [Fact]
    public void A_long_chain_of_other_conditions_runs()
    {
        Assert.Equal([1], _table.Find(string.Join(" or ", Enumerable.Range(1, 1_000).Select(i => $"(n == {i} and r < {i}.5)"))));
        Assert.Equal([1, 2], _table.Find(string.Join(" and ", Enumerable.Range(1, 1_000).Select(i => $"n > -{i}"))));
    }

    [Fact]
    public void More_constants_than_SQLite_takes_are_refused_with_the_remedy()
    {
        var chain = string.Join(" or ", Enumerable.Range(0, 12_000).Select(i => $"n > {i}"));
        var error = Assert.Throws<EngineException>(() => _table.Compile(chain));
        Assert.Contains("holds 12000 constants", error.Message, StringComparison.Ordinal);
        Assert.Contains("'in'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("r")]
    [InlineData("t")]
    [InlineData("f")]
    [InlineData("doc['v']")]
    public void A_list_of_a_hundred_thousand_is_looked_up(string field)
    {
        var values = Enumerable.Range(1, 100_000).Select(i => field is "r" or "f" ? i + 0.1 : field is "t" ? $"k{i}" : (object)(long)i).ToArray();
        var templates = new Dictionary<string, object?> { ["list"] = values };
        Assert.Equal([1, 2], _table.Find($"{field} in {{list}}", templates));
        Assert.Equal([3], _table.Find($"{field} not in {{list}}", templates));
        Assert.InRange(_table.Compile($"{field} in {{list}}", templates).Parameters.Count, 1, 3);
    }

    [Fact]
    public void Long_lists_of_mixed_kinds_find_what_short_ones_find()
    {
        var values = Enumerable.Range(0, 50).SelectMany(i => new object[] { (long)i + 1000, i + 0.5, $"x{i}\0y", i % 2 == 0 }).Append(1.0).ToArray();
        Assert.Equal([1], _table.Find("doc['v'] in {list}", new Dictionary<string, object?> { ["list"] = values }));
        using var table = new FilterTable(new FilterSchema([FilterTable.Field("t", EngineDataType.VarChar)], null));
        table.Add(("t", "x7\0y")).Add(("t", "x7")).Add(("t", "x7\0z"));
        Assert.Equal([1], table.Find("t in {list}", new Dictionary<string, object?> { ["list"] = values.OfType<string>().ToArray() }));
    }

    private static FilterTable Create()
    {
        var schema = new FilterSchema(
            [
                FilterTable.Field("n", EngineDataType.Int64),
                FilterTable.Field("r", EngineDataType.Double),
                FilterTable.Field("f", EngineDataType.Float),
                FilterTable.Field("t", EngineDataType.VarChar),
                FilterTable.Field("doc", EngineDataType.Json),
            ],
            null);
        return new FilterTable(schema)
            .Add(("n", 1L), ("r", 1.1), ("f", (double)1.1f), ("t", "k1"), ("doc", """{"v": 1}"""))
            .Add(("n", 99_999L), ("r", 99_999.1), ("f", (double)99_999.1f), ("t", "k99999"), ("doc", """{"v": 99999}"""))
            .Add(("n", -1L), ("r", 1.5), ("f", 1.5), ("t", "k"), ("doc", """{"v": "1"}"""));
    }
}
