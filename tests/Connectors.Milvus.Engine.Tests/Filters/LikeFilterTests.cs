using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class LikeFilterTests : IDisposable
{
    private readonly FilterTable _table = new(new FilterSchema([FilterTable.Field("name", EngineDataType.VarChar)], null));

    public void Dispose() => _table.Dispose();

    // Patterns stand in C# as they stand between the quotes of a filter.
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "ABC", false)]
    [InlineData("abc", "ab", false)]
    [InlineData("a%", "abc", true)]
    [InlineData("a%", "Abc", false)]
    [InlineData("%c", "abc", true)]
    [InlineData("%b%", "abc", true)]
    [InlineData("a%c", "ac", true)]
    [InlineData("a_c", "abc", true)]
    [InlineData("a_c", "abbc", false)]
    [InlineData("a_c", "a日c", true)]
    [InlineData("a_c", "a😀c", true)]
    [InlineData("__", "😀", false)]
    [InlineData("%", "", true)]
    [InlineData("_", "", false)]
    [InlineData("", "", true)]
    [InlineData("日%", "日本", true)]
    [InlineData("\U0010FFFF%", "\U0010FFFFx", true)]
    [InlineData("\uD7FF%", "\uE000", false)]
    [InlineData("*", "abc", false)]
    [InlineData("[a]%", "a", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("50\\%", "50%", true)]
    [InlineData("50\\%", "500", false)]
    [InlineData("50\\\\%", "50%", true)]
    [InlineData("a\\_b", "a_b", true)]
    [InlineData("a\\_b", "axb", false)]
    [InlineData("%\\%%", "10 % of", true)]
    [InlineData("a\\\\\\\\b", "a\\b", true)]
    [InlineData("it\\'s%", "it's me", true)]
    [InlineData("%a%a%a%", "aa", false)]
    [InlineData("%ab%ab", "abab", true)]
    [InlineData("%ab%ab", "ab", false)]
    [InlineData("_%_", "a", false)]
    [InlineData("_%_", "ab", true)]
    [InlineData("%\\n%", "a\nb", true)]
    public void Patterns_match_whole_strings(string pattern, string text, bool matches)
    {
        _table.Add(("name", text));
        Assert.Equal(matches ? [1] : [], _table.Find($"name like '{pattern}'"));
        Assert.Equal(matches ? [] : [1], _table.Find($"not (name like '{pattern}')"));
    }

    // A template is the pattern itself: no string escapes around the pattern's own.
    [Theory]
    [InlineData("50\\%", "50%", true)]
    [InlineData("50\\%", "50\\x", false)]
    [InlineData("a\\\\b", "a\\b", true)]
    [InlineData("%'%", "it's", true)]
    public void A_pattern_may_be_a_template(string pattern, string text, bool matches)
    {
        _table.Add(("name", text));
        Assert.Equal(matches ? [1] : [], _table.Find("name like {p}", new Dictionary<string, object?> { ["p"] = pattern }));
        Assert.Equal(matches ? [1] : [], _table.Find($"name like r\"{pattern}\""));
    }

    [Fact]
    public void A_pattern_full_of_wildcards_answers_at_once()
    {
        _table.Add(("name", new string('a', 50_000)));
        var pattern = string.Concat(Enumerable.Repeat("%a_", 2_000)) + "b";
        Assert.Empty(_table.Find($"name like '{pattern}'"));
        Assert.Equal([1], _table.Find($"name like '{pattern[..^1]}%'"));
    }

    [Fact]
    public void A_prefix_is_searched_through_the_index_of_its_column()
    {
        _table.Execute("CREATE INDEX by_name ON rows (name)");
        Assert.Contains("\"name\" >= $f0 AND \"name\" < $f1", _table.Compile("name like 'ab%'").Sql, StringComparison.Ordinal);
    }
}
