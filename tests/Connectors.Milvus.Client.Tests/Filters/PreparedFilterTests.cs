using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Where the values of a filter go: beside it as templates, or into it as literals.</summary>
public sealed class PreparedFilterTests
{
    [Fact]
    public void Values_travel_as_templates_where_the_server_has_them()
    {
        var bound = Bind("year > {min} and tag in {tags}", hasTemplates: true, ("min", 2020), ("tags", new[] { "a", "b" }));

        Assert.Equal("year > {min} and tag in {tags}", bound.Expression);
        Assert.Equal(2020, bound.Templates["min"].Int64Val);
        Assert.Equal(["a", "b"], bound.Templates["tags"].ArrayVal.StringData.Data);
    }

    public static TheoryData<object?, string> Literals => new()
    {
        { true, "true" },
        { false, "false" },
        { (sbyte)-1, "-1" },
        { 7, "7" },
        { long.MinValue, "-9223372036854775808" },
        { 1.5, "1.5" },
        { 5.0, "5.0" },
        { -0.1f, "-0.10000000149011612" },
        { 1e300, "1E+300" },
        { "plain", "\"plain\"" },
        { "it's", "\"it's\"" },
        { "say \"hi\"", "\"say \\\"hi\\\"\"" },
        { @"C:\temp\", @"""C:\\temp\\""" },
        { "line\r\nbreak\ttab", "\"line\\r\\nbreak\\ttab\"" },
        { "bell\u0007", "\"bell\u0007\"" },
        { "北京 🙂", "\"北京 🙂\"" },
        { new[] { 1, 2 }, "[1, 2]" },
        { new List<object> { 1, "a", 2.0, true }, "[1, \"a\", 2.0, true]" },
        { new[] { new[] { 1 }, new[] { 2, 3 } }, "[[1], [2, 3]]" },
        { Array.Empty<string>(), "[]" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Values_become_literals_elsewhere(object? value, string literal)
    {
        var bound = Bind("field in {x}", hasTemplates: false, ("x", value));

        Assert.Equal($"field in {literal}", bound.Expression);
        Assert.Empty(bound.Templates);
    }

    [Fact]
    public void Literals_are_the_same_under_a_culture_that_writes_commas() => Cultures.Under("de-DE", () =>
    {
        Assert.Equal("f > 1.5 and g in [-2, 0.25]", Bind("f > {a} and g in {b}", hasTemplates: false, ("a", 1.5), ("b", new object[] { -2, 0.25 })).Expression);
    });

    [Fact]
    public void A_text_cannot_end_its_literal()
    {
        var bound = Bind("name == {n}", hasTemplates: false, ("n", "x\" or id > 0 or \"\\"));

        Assert.Equal("""name == "x\" or id > 0 or \"\\" """.TrimEnd(), bound.Expression);
    }

    [Theory]
    [InlineData("f in {x}", "f in []")]
    [InlineData("f not in {x}", "f not in []")]
    public void An_empty_list_is_always_written_out(string expression, string expected)
    {
        var bound = Bind(expression, hasTemplates: true, ("x", Array.Empty<long>()));

        Assert.Equal(expected, bound.Expression);
        Assert.Empty(bound.Templates);
    }

    // Milvus 2.6 does not fill templates under a unary not (milvus #49141): wrong rows, silently.
    [Theory]
    [InlineData("not (f == {x})", "not (f == 1)")]
    [InlineData("!(f == {x})", "!(f == 1)")]
    [InlineData("NOT f == {x}", "NOT f == 1")]
    public void Under_a_negation_values_are_written_out(string expression, string expected)
    {
        Assert.Equal(expected, Bind(expression, hasTemplates: true, ("x", 1)).Expression);
    }

    [Theory]
    [InlineData("f is not null and g == {x}")]
    [InlineData("f not in [1, 2] and g == {x}")]
    [InlineData("f != {x}")]
    [InlineData("name == 'not {y}' and f == {x}")]
    [InlineData("nothing == {x} and knot == {x}")]
    public void What_only_looks_like_a_negation_keeps_its_template(string expression)
    {
        var bound = Bind(expression, hasTemplates: true, ("x", 1));

        Assert.Equal(expression, bound.Expression);
        Assert.Equal(1, bound.Templates["x"].Int64Val);
    }

    [Theory]
    [InlineData("name like {x}", @"name like ""a\\%""")]
    [InlineData("text_match(body, {x})", @"text_match(body, ""a\\%"")")]
    public void Where_old_servers_read_literals_only_values_are_written_out(string expression, string expected)
    {
        Assert.Equal(expected, Bind(expression, hasTemplates: true, ("x", @"a\%")).Expression);
    }

    [Fact]
    public void Braces_inside_texts_are_text()
    {
        var bound = Bind("a == \"{x}\" and b == 'it\\'s {y}' and c == {z}", hasTemplates: false, ("z", 1));

        Assert.Equal("a == \"{x}\" and b == 'it\\'s {y}' and c == 1", bound.Expression);
    }

    [Fact]
    public void A_parameter_may_be_used_twice()
    {
        var bound = Bind("a == {x} or b == {x}", hasTemplates: true, ("x", 1));

        Assert.Single(bound.Templates);
        Assert.Equal("a == 1 or b == 1", Bind("a == {x} or b == {x}", hasTemplates: false, ("x", 1)).Expression);
    }

    public static TheoryData<string, string, object?, string> BadParameters => new()
    {
        { "f == {x}", "y", 1, "{y}" },
        { "f == {x}", "x", null, "is null" },
        { "f == {x}", "x", Guid.Empty, "System.Guid" },
        { "f == {x}", "x", DateTimeOffset.UnixEpoch, "System.DateTimeOffset" },
        { "f == {x}", "x", 1.5m, "System.Decimal" },
        { "f == {x}", "x", double.NaN, "NaN" },
        { "f == {x}", "x", float.PositiveInfinity, "infinity" },
        { "f == {x}", "x", ulong.MaxValue, "18446744073709551615" },
        { "f in {x}", "x", new object?[] { 1, null }, "is null" },
        { "f == {x}", "x", new Dictionary<string, object>(), "Dictionary" },
        { "f == {x}", "x", new byte[] { 1 }, "System.Byte[]" },
    };

    [Theory]
    [MemberData(nameof(BadParameters))]
    public void A_parameter_that_cannot_be_sent_is_named(string expression, string name, object? value, string expected)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Bind(expression, hasTemplates: true, (name, value)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_parameter_is_named_with_those_that_are_there()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Bind("f == {x} and g == {y}", hasTemplates: true, ("y", 1)));

        Assert.Contains("{x}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Given: y", error.Message, StringComparison.Ordinal);
    }

    private static BoundFilter Bind(string expression, bool hasTemplates, params (string Name, object? Value)[] parameters) =>
        PreparedFilter.For(new MilvusFilter(expression, parameters.ToDictionary(p => p.Name, p => p.Value))).Bind(hasTemplates);
}
