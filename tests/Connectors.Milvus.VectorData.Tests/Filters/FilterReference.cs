using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;
using Connectors.Milvus.VectorData.Model;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Writes docs/filter-reference.md: the tables of the tests, each filter beside what it becomes.</summary>
internal static partial class FilterReference
{
    private const string Head =
        """
        # Filter reference

        What a LINQ filter of the VectorData connector becomes in Milvus's filter language. Generated from the translator's tests; the
        agreement tests run every one of these filters, and thousands of random ones, against records and compare the answers with
        LINQ to objects, nulls included.

        Values never become text: `{p0}`, `{p1}`, … are parameters and travel beside the expression (servers before 2.5 get escaped
        literals). `(everything)` is an empty expression. A filter that no record can pass becomes `key in []`.

        The records have a property per type, named after it (`Int`, `Title`, `NullableInt`, `StringArray`, …); `When` is a
        `DateTime` stored as `when_ticks`.

        Where the answers may differ from LINQ to objects, on purpose: numbers are compared exactly, where C# rounds a `long` or an `int`
        to the floating type beside it; sums and products of integers have 64 bits and do not wrap; a member of a null, which throws
        in C#, makes no record pass.

        """;

    private static readonly (string Title, Type Tests)[] Chapters =
    [
        ("Comparisons and arithmetic", typeof(ComparisonTests)),
        ("Logic", typeof(LogicTests)),
        ("Nulls", typeof(NullTests)),
        ("Text", typeof(TextTests)),
        ("Lists and arrays", typeof(CollectionTests)),
        ("Values of the program", typeof(ValueTests)),
        ("Dictionary records", typeof(DictionaryTests)),
    ];

    private static readonly FilterRow[] Refused =
    [
        Row(r => r.Title.Length > 3),
        Row(r => r.Title.ToLowerInvariant() == "a"),
        Row(r => r.Title.Equals("a", StringComparison.OrdinalIgnoreCase)),
        Row(r => r.When.Month == 2),
        Row(r => r.When.AddDays(1) > DateTime.MinValue),
        Row(r => r.Decimal > 3m),
        Row(r => r.Decimal + 1 == 3m),
        Row(r => r.Int + r.Int2 > 3),
        Row(r => r.Int / 2.0 > 3),
        Row(r => r.Double % 2 > 1),
        Row(r => r.Ints.Length * 2 > 3),
        Row(r => (int)r.Double == 3),
        Row(r => r.Decimal == r.Int),
        Row(r => r.StringArray == new[] { "a" }),
        Row(r => r.StringArray.Any(t => t.StartsWith("a"))),
        Row(r => r.StringArray.Contains(r.Title)),
        Row(r => r.Ints[r.Int] == 3),
        Row(r => r.Vector.Equals(null)),
    ];

    private static readonly (string Source, MilvusFilter Filter)[] InsideJson =
    [
        Json(r => r.Address!.City == "Rome"),
        Json(r => r.Address!.City != "Rome"),
        Json(r => r.Address!.City!.StartsWith("R")),
        Json(r => r.Address!.Zip > 150.5),
        Json(r => r.Address!.Level == null),
        Json(r => r.Address!.Country!.Code == "IT"),
        Json(r => r.Address!.Tags.Contains("a")),
        Json(r => r.Address!.Tags.Count == 1),
        Json(r => r.Address != null),
    ];

    public static string Write()
    {
        var page = new StringBuilder(Head).Append('\n');
        foreach (var (title, tests) in Chapters)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
            foreach (var table in tests.GetProperties(BindingFlags.Public | BindingFlags.Static).OrderBy(table => table.MetadataToken))
                WriteTable(page, table);
        }

        page.Append("## Members of objects stored as JSON\n\n`Address` is a property of a class of its own, stored as JSON.\n\n| C# | Milvus | parameters |\n|---|---|---|\n");
        foreach (var (source, filter) in InsideJson)
            WriteRow(page, source, filter);

        page.Append("\n## What cannot be translated\n\nRefused before any call, with what to do instead.\n\n| C# | message |\n|---|---|\n");
        foreach (var row in Refused)
            page.Append(CultureInfo.InvariantCulture, $"| {Code(row.ToString())} | {Cell(Message(row))} |\n");
        return page.ToString();
    }

    private static void WriteTable(StringBuilder page, PropertyInfo table)
    {
        page.Append(CultureInfo.InvariantCulture, $"### {Words().Replace(table.Name, match => $" {match.Value.ToLowerInvariant()}")}\n\n| C# | Milvus | parameters |\n|---|---|---|\n");
        foreach (var row in ((IEnumerable)table.GetValue(null)!).Cast<object?[]>().Select(row => (FilterRow)row[0]!))
            WriteRow(page, row.ToString(), row.Translate());

        page.Append('\n');
    }

    private static void WriteRow(StringBuilder page, string source, MilvusFilter filter)
    {
        var values = filter.Parameters.OrderBy(value => int.Parse(value.Key.AsSpan(1), CultureInfo.InvariantCulture)).Select(value => Literal(value.Value));
        page.Append(CultureInfo.InvariantCulture, $"| {Code(source)} | {(filter.Expression.Length == 0 ? "(everything)" : Code(filter.Expression))} | {Code(string.Join(", ", values))} |\n");
    }

    private static (string Source, MilvusFilter Filter) Json(
        Expression<Func<JsonMemberTests.Person, bool>> filter, [CallerArgumentExpression(nameof(filter))] string source = "") =>
        (source, FilterTranslator.Translate(filter, CollectionModels.OfClass<long, JsonMemberTests.Person>(definition: null, generator: null)));

    private static FilterRow Row(Expression<Func<Doc, bool>> filter, [CallerArgumentExpression(nameof(filter))] string source = "") =>
        FilterRow.Of(filter, "", source: source);

    private static string Message(FilterRow row)
    {
        try
        {
            return $"(accepted: {row.Translate().Expression}";
        }
        catch (NotSupportedException error)
        {
            return error.Message;
        }
    }

    private static string Literal(object? value) => value switch
    {
        string text => $"\"{text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.0###############", CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Literal))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Code in a cell: on one line, its bars escaped, between as many backticks as it needs.</summary>
    private static string Code(string text) => text.Length == 0 ? "" : $"`{Cell(text)}`";

    private static string Cell(string text) => Space().Replace(text, " ").Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Words();
}
