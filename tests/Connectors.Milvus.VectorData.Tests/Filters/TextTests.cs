namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class TextTests
{
    public static TheoryData<FilterRow> Searches =>
    [
        FilterRow.Of(r => r.Title.StartsWith("a"), "Title like {p0}", ["a%"]),
        FilterRow.Of(r => r.Title.EndsWith("a"), "Title like {p0}", ["%a"]),
        FilterRow.Of(r => r.Title.Contains("a"), "Title like {p0}", ["%a%"]),
        FilterRow.Of(r => r.Title.StartsWith('a'), "Title like {p0}", ["a%"]),
        FilterRow.Of(r => r.Title.Contains('a'), "Title like {p0}", ["%a%"]),
        FilterRow.Of(r => r.Title.StartsWith("a", StringComparison.Ordinal), "Title like {p0}", ["a%"]),
        FilterRow.Of(r => r.StringArray[1].StartsWith("a"), "StringArray[1] like {p0}", ["a%"]),
        FilterRow.Of(r => r.Title.Contains(""), ""),
        FilterRow.Of(r => r.String!.Contains(""), "String is not null"),
        FilterRow.Of(r => !r.String!.Contains(""), "String is null"),
    ];

    /// <summary>The pattern's own escapes; where the pattern travels as a literal, the client escapes that.</summary>
    public static TheoryData<FilterRow> Escapes =>
    [
        FilterRow.Of(r => r.Title.Contains("100%"), "Title like {p0}", [@"%100\%%"]),
        FilterRow.Of(r => r.Title.StartsWith("a_b"), "Title like {p0}", [@"a\_b%"]),
        FilterRow.Of(r => r.Title.EndsWith(@"\"), "Title like {p0}", [@"%\\"]),
        FilterRow.Of(r => r.Title.EndsWith(@"\%"), "Title like {p0}", [@"%\\\%"]),
        FilterRow.Of(r => r.Title.Contains("x\" or Id > 0 or Title == '"), "Title like {p0}", ["%x\" or Id > 0 or Title == '%"]),
        FilterRow.Of(r => r.Title.Contains("{p1}\r\n"), "Title like {p0}", ["%{p1}\r\n%"]),
        FilterRow.Of(r => r.Title.Contains("日本 é"), "Title like {p0}", ["%日本 é%"]),
    ];

    [Theory]
    [MemberData(nameof(Searches))]
    [MemberData(nameof(Escapes))]
    public void Translates(FilterRow row) => row.Check();
}
