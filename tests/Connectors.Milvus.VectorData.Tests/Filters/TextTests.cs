namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class TextTests
{
    public static TheoryData<FilterRow> Searches =>
    [
        FilterRow.Of(r => r.Title.StartsWith("a"), "Title like \"a%\""),
        FilterRow.Of(r => r.Title.EndsWith("a"), "Title like \"%a\""),
        FilterRow.Of(r => r.Title.Contains("a"), "Title like \"%a%\""),
        FilterRow.Of(r => r.Title.StartsWith('a'), "Title like \"a%\""),
        FilterRow.Of(r => r.Title.Contains('a'), "Title like \"%a%\""),
        FilterRow.Of(r => r.Title.StartsWith("a", StringComparison.Ordinal), "Title like \"a%\""),
        FilterRow.Of(r => r.StringArray[1].StartsWith("a"), "StringArray[1] like \"a%\""),
        FilterRow.Of(r => r.Title.Contains(""), ""),
        FilterRow.Of(r => r.String!.Contains(""), "String is not null"),
        FilterRow.Of(r => !r.String!.Contains(""), "String is null"),
    ];

    /// <summary>First the pattern's escapes, then the literal's.</summary>
    public static TheoryData<FilterRow> Escapes =>
    [
        FilterRow.Of(r => r.Title.Contains("100%"), """Title like "%100\\%%" """.TrimEnd()),
        FilterRow.Of(r => r.Title.StartsWith("a_b"), """Title like "a\\_b%" """.TrimEnd()),
        FilterRow.Of(r => r.Title.EndsWith(@"\"), """Title like "%\\\\" """.TrimEnd()),
        FilterRow.Of(r => r.Title.EndsWith(@"\%"), """Title like "%\\\\\\%" """.TrimEnd()),
        FilterRow.Of(r => r.Title.Contains("\""), "Title like \"%\\\"%\""),
        FilterRow.Of(r => r.Title.Contains("'"), "Title like \"%'%\""),
        FilterRow.Of(r => r.Title.Contains("a\r\n\tb\u0001"), "Title like \"%a\\r\\n\\tb\\u0001%\""),
        FilterRow.Of(r => r.Title.Contains("x\" or Id > 0 or Title == \""), "Title like \"%x\\\" or Id > 0 or Title == \\\"%\""),
        FilterRow.Of(r => r.Title.Contains("日本 é"), "Title like \"%日本 é%\""),
    ];

    [Theory]
    [MemberData(nameof(Searches))]
    [MemberData(nameof(Escapes))]
    public void Translates(FilterRow row) => row.Check();
}
