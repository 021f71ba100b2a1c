using Connectors.Milvus.Engine.Filters;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("42", "42")]
    [InlineData("007", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("0XffFF", "65535")]
    [InlineData("0b101", "5")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData("1.25", "1.25")]
    [InlineData("1e3", "1000.0")]
    [InlineData("1E+3", "1000.0")]
    [InlineData("25e-2", "0.25")]
    [InlineData("007.5", "7.5")]
    [InlineData("0x1p3", "8.0")]
    [InlineData("0x1.8p1", "3.0")]
    [InlineData("0x.8p0", "0.5")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    public void Numbers_and_booleans_are_read_in_every_form(string literal, string value) => Assert.Equal(value, SyntaxDump.Of(literal));

    [Theory]
    [InlineData("""  "plain"  """, "plain")]
    [InlineData("""  'single'  """, "single")]
    [InlineData("""  ""  """, "")]
    [InlineData("""  "it's"  """, "it's")]
    [InlineData("""  'say "hi"'  """, "say \"hi\"")]
    [InlineData("""  'it\'s \"x\"'  """, "it's \"x\"")]
    [InlineData("""  "\a\b\f\n\r\t\v\?\\"  """, "\a\b\f\n\r\t\v?\\")]
    [InlineData("""  "\x41\102\0"  """, "AB\0")]
    [InlineData("""  "\u65e5\U0001F600"  """, "日😀")]
    [InlineData("""  "\xe6\x97\xa5"  """, "日")]
    [InlineData("""  "日本😀"  """, "日本😀")]
    [InlineData("""  u8"a"  """, "a")]
    [InlineData("""  L'a'  """, "a")]
    [InlineData("""  r"C:\temp\n"  """, "C:\\temp\\n")]
    [InlineData("""  R'a\'b'  """, "a\\'b")]
    public void Strings_are_unescaped(string literal, string value) => Assert.Equal($"'{value}'", SyntaxDump.Of(literal));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("_a1", "_a1")]
    [InlineData("index", "index")]
    [InlineData("Like", "Like")]
    [InlineData("notable", "notable")]
    [InlineData("a[\"b\"]['c'][12]", "a['b']['c'][12]")]
    [InlineData("a[r\"b\\n\"]", "a['b\\n']")]
    [InlineData("$meta[\"my key\"]", "$meta['my key']")]
    [InlineData("$meta", "$meta")]
    public void Paths_are_read_whole(string path, string dump) => Assert.Equal(dump, SyntaxDump.Of(path));

    [Theory]
    [InlineData("9223372036854775807", 1)]
    [InlineData("-9223372036854775808", 2)]
    [InlineData("(-9223372036854775807 - 1)", 2)]
    public void The_ends_of_int64_are_exact(string literal, int row)
    {
        using var table = new FilterTable(new FilterSchema([FilterTable.Field("n", EngineDataType.Int64)], null));
        table.Add(("n", long.MaxValue)).Add(("n", long.MinValue)).Add(("n", long.MaxValue - 1));
        Assert.Equal([row], table.Find($"n == {literal}"));
    }
}
