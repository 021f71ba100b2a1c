using System.Text;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Filters.Patterns;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class RegexFilterTests : IDisposable
{
    private readonly FilterTable _table = new(new FilterSchema(
        [FilterTable.Field("name", EngineDataType.VarChar), FilterTable.Field("tags", EngineDataType.Array, EngineDataType.VarChar), FilterTable.Field("doc", EngineDataType.Json, isNullable: false)],
        FilterTable.DynamicColumn));

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData("E[0-9]{4}", "failed with E1001 after retry", true)]
    [InlineData("^E[0-9]{4}$", "E1001", true)]
    [InlineData("^E[0-9]{4}$", "E1001\n", false)]
    [InlineData("(?i)error", "ERROR", true)]
    [InlineData("error", "ERROR", false)]
    [InlineData("(?i)[^a]", "A", false)]
    [InlineData("(?i:é)É", "ÉÉ", true)]
    [InlineData("(?i:a)b", "AB", false)]
    [InlineData("x(?i)a|b", "B", true)]
    [InlineData("(x(?i)a)b", "xAB", false)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("(?s)a.c", "a\nc", true)]
    [InlineData("(?s:a.)c.", "a\nc\n", false)]
    [InlineData("^b", "a\nb", false)]
    [InlineData("(?m)^b", "a\nb", true)]
    [InlineData("(?m)a$", "a\nb", true)]
    [InlineData("(?m-m)a$", "a\nb", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[^x]$", "😀", true)]
    [InlineData("^[😀-😂]{2}$", "😀😂", true)]
    [InlineData("^[😀-😂]$", "😃", false)]
    [InlineData("^[\\x{FFFF}-\\x{1F600}]$", "\U00010000", true)]
    [InlineData("^[\\x{FFFF}-\\x{1F600}]$", "😁", false)]
    [InlineData("^😀+$", "😀😀", true)]
    [InlineData("\\d", "٣", false)]
    [InlineData("\\w", "é", false)]
    [InlineData("[\\D]", "7", false)]
    [InlineData("[^\\D]", "7", true)]
    [InlineData("^\\pL+$", "aé日𝒜", true)]
    [InlineData("^\\p{Lu}$", "É", true)]
    [InlineData("\\p{^Lu}", "É", false)]
    [InlineData("^\\P{L}+$", "12 _😀", true)]
    [InlineData("^\\P{L}", "𝒜", false)]
    [InlineData("^[^\\P{L}a]$", "𝒜", true)]
    [InlineData("^[^\\P{L}a]$", "a", false)]
    [InlineData("^[\\P{L}a]$", "a", true)]
    [InlineData("^\\pC$", "\u0378", false)]
    [InlineData("^\\p{Cyrillic}+$", "дом", true)]
    [InlineData("^\\p{Greek}+$", "дом", false)]
    [InlineData("[[:alpha:]][[:^digit:]]", "ab", true)]
    [InlineData("^[[:punct:]]$", "~", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[a-]+$", "-a", true)]
    [InlineData("^[[:x]+$", ":[x", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("a{2", "a{2", true)]
    [InlineData("^a{2,}$", "aaa", true)]
    [InlineData("^(ab){2,3}?$", "abab", true)]
    [InlineData("^(?P<n>a)(?<m>b)$", "ab", true)]
    [InlineData("\\Q.*\\E+$", ".**", true)]
    [InlineData("\\Q.*", "x.*", true)]
    [InlineData("\\Q.*", "xy", false)]
    [InlineData("\\x41\\102\\n\\.\\#", "AB\n.#", true)]
    [InlineData("\\bfoo\\b", "a foo.", true)]
    [InlineData("\\Bfoo", "a foo.", false)]
    [InlineData("a||b", "x", true)]
    [InlineData("()", "", true)]
    [InlineData("a b # c", "a b # c", true)]
    [InlineData("^\\s$", "\v", false)]
    public void Expressions_mean_what_they_mean_to_RE2(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Re2Pattern.Parse(pattern).IsMatch(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a(", "missing )")]
    [InlineData("a)", "unexpected )")]
    [InlineData("[a", "missing ]")]
    [InlineData("[", "missing ]")]
    [InlineData("[a\\", "missing ]")]
    [InlineData("a\\", "trailing \\")]
    [InlineData("*a", "no argument for repetition operator: *")]
    [InlineData("a|+", "no argument for repetition operator: +")]
    [InlineData("({2})", "no argument for repetition operator: {2}")]
    [InlineData("a**", "bad repetition operator: **")]
    [InlineData("a+{2}", "bad repetition operator: +{2}")]
    [InlineData("a{1001}", "invalid repetition size: {1001}")]
    [InlineData("a{3,2}", "invalid repetition size: {3,2}")]
    [InlineData("(?=a)", "invalid perl operator: (?=")]
    [InlineData("(?<!a)", "invalid perl operator: (?<")]
    [InlineData("(?x)a", "invalid perl operator: (?x")]
    [InlineData("(?i-)", "invalid perl operator: (?i-)")]
    [InlineData("(?i", "invalid perl operator: (?i")]
    [InlineData("(?P<n", "invalid named capture group: (?P<n")]
    [InlineData("(?P<>a)", "invalid named capture group")]
    [InlineData("(?P<n>a)(?P<n>b)", "duplicate capture group name: n")]
    [InlineData("(a)\\1", "invalid escape sequence: \\1")]
    [InlineData("\\Z", "invalid escape sequence: \\Z")]
    [InlineData("\\x{110000}", "invalid escape sequence")]
    [InlineData("\\x4", "invalid escape sequence")]
    [InlineData("[z-a]", "invalid character class range: z-a")]
    [InlineData("[[:word]]:]", "invalid character class range")]
    [InlineData("\\p{Klingon}", "invalid character class range: \\p{Klingon}")]
    [InlineData("\\p{L", "invalid character class range")]
    [InlineData("\\p", "invalid character class range")]
    [InlineData("((a{100}){100}){100}", "pattern too large")]
    public void What_is_none_says_why(string pattern, string reason) =>
        Assert.Contains(reason, Assert.Throws<PatternException>(() => Re2Pattern.Parse(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nests too deeply", Assert.Throws<PatternException>(() => Re2Pattern.Parse(new string('(', 5000))).Message, StringComparison.Ordinal);

    [Fact]
    public void Random_expressions_are_translated_or_refused()
    {
        var random = new Random(7);
        string[] pieces = ["a", "b", "(", ")", "[", "]", "^", "$", ".", "*", "+", "?", "{2}", "{1,3}", "|", "\\", "\\d", "(?i)", "(?:", "-", "😀", "\\Q", "\\E", "[:alpha:]", "\\x{1F600}", "^", "\ud800"];
        var parsed = 0;
        for (var i = 0; i < 500; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                Re2Pattern.Parse(pattern).IsMatch("ab😀"u8);
                parsed++;
            }
            catch (PatternException)
            {
            }
        }

        Assert.InRange(parsed, 50, 480);
    }

    [Theory]
    [InlineData("name =~ 'x'", 1)]
    [InlineData("name !~ 'x'", 2)]
    [InlineData("not (name =~ 'x')", 2)]
    [InlineData("not (name !~ 'x')", 1)]
    [InlineData("name !~ 'x' or name is null", 2, 3)]
    [InlineData("tags[1] =~ '^b'", 1)]
    [InlineData("tags[1] !~ '^b'", 2)]
    [InlineData("doc['k'] =~ 'x'", 1)]
    [InlineData("doc['k'] !~ 'x'", 2, 3)]
    [InlineData("not (doc['k'] !~ 'x')", 1)]
    [InlineData("key =~ \"^\\d+$\"", 2)]
    [InlineData("key =~ \"^\\\\d+$\"", 2)]
    [InlineData("key =~ r\"^\\d+$\"", 2)]
    [InlineData("$meta['key'] !~ {p}", 1, 3)]
    public void Null_and_what_is_no_text_count_as_in_Milvus(string filter, params int[] rows)
    {
        _table.Add(("name", "xy"), ("tags", """["a", "b"]"""), ("doc", """{"k": "x"}"""), ("$meta", """{"key": "k"}"""))
            .Add(("name", "yz"), ("tags", """["b", "a"]"""), ("doc", """{"k": 5}"""), ("$meta", """{"key": "42"}"""))
            .Add(("name", null), ("tags", "[]"), ("doc", "{}"), ("$meta", "{}"));
        Assert.Equal(rows, _table.Find(filter, new Dictionary<string, object?> { ["p"] = "^[0-9]" }));
    }

    [Fact]
    public void An_expression_that_would_backtrack_for_ever_answers_at_once()
    {
        _table.Add(("name", new string('a', 50_000)));
        Assert.Empty(_table.Find("name =~ '^(a+)+$|^(a|aa)+b'").Except([1]));
        Assert.Empty(_table.Find("name =~ '^(a|aa)+b'"));
    }
}
