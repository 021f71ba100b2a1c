namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class DictionaryTests
{
    private static readonly string Captured = "Int";
    private static readonly string[] Texts = ["a", "b"];

    public static TheoryData<FilterRow> Records =>
    [
        FilterRow.OfDictionary(r => (int)r["Int"]! == 8, "Int == {p0}", [8L]),
        FilterRow.OfDictionary(r => (int)r[Captured]! == 8, "Int == {p0}", [8L]),
        FilterRow.OfDictionary(r => 8 == (int)r["Int"]!, "Int == {p0}", [8L]),
        FilterRow.OfDictionary(r => (long)r["Int"]! == 8, "Int == {p0}", [8L]),
        FilterRow.OfDictionary(r => (int)r["Int"]! > 8.5, "Int > {p0}", [8L]),
        FilterRow.OfDictionary(r => (int?)r["NullableInt"] != 8, "(NullableInt != {p0}) or (NullableInt is null)", [8L]),
        FilterRow.OfDictionary(r => r["NullableInt"] == null, "NullableInt is null"),
        FilterRow.OfDictionary(r => r["Int"]!.Equals(8), "Int == {p0}", [8L]),
        FilterRow.OfDictionary(r => (string?)r["String"] == "a", "String == {p0}", ["a"]),
        FilterRow.OfDictionary(r => r["String"] as string == "a", "String == {p0}", ["a"]),
        FilterRow.OfDictionary(r => (bool)r["Bool"]!, "Bool == true"),
        FilterRow.OfDictionary(r => !(bool)r["Bool"]!, "Bool == false"),
        FilterRow.OfDictionary(r => (bool)r["Bool"]! && (int)r["Int"]! > 1, "(Bool == true) and (Int > {p0})", [1L]),
        FilterRow.OfDictionary(r => ((string)r["Title"]!).StartsWith("a"), "Title like {p0}", ["a%"]),
        FilterRow.OfDictionary(r => ((string[])r["StringArray"]!).Contains("a"), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.OfDictionary(r => ((List<string>)r["StringList"]!).Contains("a"), "array_contains(StringList, {p0})", ["a"]),
        FilterRow.OfDictionary(r => ((IEnumerable<string>)r["StringList"]!).Any(t => Texts.Contains(t)), "array_contains_any(StringList, {p0})", [Texts]),
        FilterRow.OfDictionary(r => ((string[])r["StringArray"]!).Length > 1, "array_length(StringArray) > {p0}", [1L]),
        FilterRow.OfDictionary(r => Texts.Contains((string)r["Title"]!), "Title in {p0}", [Texts]),
        FilterRow.OfDictionary(r => (DateTime)r["When"]! > new DateTime(2024, 1, 2), "when_ticks > {p0}", [new DateTime(2024, 1, 2).Ticks]),
        FilterRow.OfDictionary(r => (int)r["Int"]! + 1 > 5, "Int > {p0}", [4L]),
        FilterRow.OfDictionary(r => (int)r["Int"]! < (int)r["Int2"]!, "Int < Int2"),
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void Translates(FilterRow row) => row.Check();
}
