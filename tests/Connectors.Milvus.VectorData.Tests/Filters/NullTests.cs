namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>C#'s answers for null, written out where the server would say "unknown".</summary>
public sealed class NullTests
{
    private static string? NullText => null;
    private static int? NullNumber => null;
    private static readonly int? Number = 8;

    public static TheoryData<FilterRow> Tests =>
    [
        FilterRow.Of(r => r.String == null, "String is null"),
        FilterRow.Of(r => r.String != null, "String is not null"),
        FilterRow.Of(r => null == r.String, "String is null"),
        FilterRow.Of(r => !(r.String == null), "String is not null"),
        FilterRow.Of(r => r.String == NullText, "String is null"),
        FilterRow.Of(r => r.String != NullText, "String is not null"),
        FilterRow.Of(r => r.NullableInt == null, "NullableInt is null"),
        FilterRow.Of(r => r.NullableInt == NullNumber, "NullableInt is null"),
        FilterRow.Of(r => r.NullableInt.HasValue, "NullableInt is not null"),
        FilterRow.Of(r => !r.NullableInt.HasValue, "NullableInt is null"),
        FilterRow.Of(r => r.NullableList == null, "NullableList is null"),
        FilterRow.Of(r => r.NullableInt + 1 == null, "NullableInt is null"),
        FilterRow.Of(r => string.IsNullOrEmpty(r.String), "(String is null) or (String == {p0})", [""]),
        FilterRow.Of(r => !string.IsNullOrEmpty(r.String), "(String is not null) and (String != {p0})", [""]),
        FilterRow.Of(r => string.IsNullOrEmpty(r.Title), "Title == {p0}", [""]),
    ];

    public static TheoryData<FilterRow> FieldsWithoutNull =>
    [
        FilterRow.Of(r => r.Title == null, "Id in []"),
        FilterRow.Of(r => r.Title != null, ""),
        FilterRow.Of(r => r.Int == NullNumber, "Id in []"),
        FilterRow.Of(r => r.Int != NullNumber, ""),
        FilterRow.Of(r => r.Int == Number, "Int == {p0}", [8L]),
        FilterRow.Of(r => r.Int == Number!.Value, "Int == {p0}", [8L]),
    ];

    public static TheoryData<FilterRow> OrderAgainstNull =>
    [
        FilterRow.Of(r => r.NullableInt > NullNumber, "Id in []"),
        FilterRow.Of(r => !(r.NullableInt > NullNumber), ""),
        FilterRow.Of(r => r.Int <= NullNumber, "Id in []"),
    ];

    public static TheoryData<FilterRow> Guards =>
    [
        FilterRow.Of(r => r.String == "a", "String == {p0}", ["a"]),
        FilterRow.Of(r => r.String != "a", "(String != {p0}) or (String is null)", ["a"]),
        FilterRow.Of(r => !(r.String == "a"), "(String != {p0}) or (String is null)", ["a"]),
        FilterRow.Of(r => !(r.String != "a"), "String == {p0}", ["a"]),
        FilterRow.Of(r => r.NullableInt > 3, "NullableInt > {p0}", [3L]),
        FilterRow.Of(r => !(r.NullableInt > 3), "(NullableInt <= {p0}) or (NullableInt is null)", [3L]),
        FilterRow.Of(r => r.NullableInt!.Value > 3, "NullableInt > {p0}", [3L]),
        FilterRow.Of(r => r.NullableBool == true, "NullableBool == {p0}", [true]),
        FilterRow.Of(r => r.NullableBool != true, "(NullableBool != {p0}) or (NullableBool is null)", [true]),
        FilterRow.Of(r => r.NullableBool!.Value, "NullableBool == true"),
        FilterRow.Of(r => new[] { "a", "b" }.Contains(r.String), "String in {p0}", [new[] { "a", "b" }]),
        FilterRow.Of(r => new[] { "a", null }.Contains(r.String), "(String in {p0}) or (String is null)", [new[] { "a" }]),
        FilterRow.Of(r => !new[] { "a", "b" }.Contains(r.String), "(String not in {p0}) or (String is null)", [new[] { "a", "b" }]),
        FilterRow.Of(r => !new[] { "a", null }.Contains(r.String), "(String not in {p0}) and (String is not null)", [new[] { "a" }]),
        FilterRow.Of(r => new string?[] { null }.Contains(r.String), "String is null"),
        FilterRow.Of(r => !new string?[] { null }.Contains(r.String), "String is not null"),
        FilterRow.Of(r => r.String!.StartsWith("a"), "String like {p0}", ["a%"]),
        FilterRow.Of(r => !r.String!.StartsWith("a"), "(not (String like {p0})) or (String is null)", ["a%"]),
        FilterRow.Of(r => r.NullableList!.Contains("a"), "array_contains(NullableList, {p0})", ["a"]),
        FilterRow.Of(r => !r.NullableList!.Contains("a"), "(not (array_contains(NullableList, {p0}))) or (NullableList is null)", ["a"]),
    ];

    public static TheoryData<FilterRow> Defaults =>
    [
        FilterRow.Of(r => (r.NullableInt ?? 5) > 3, "((NullableInt is not null) and (NullableInt > {p0})) or (NullableInt is null)", [3L]),
        FilterRow.Of(r => (r.NullableInt ?? 0) > 3, "(NullableInt is not null) and (NullableInt > {p0})", [3L]),
        FilterRow.Of(r => r.NullableInt.GetValueOrDefault() > 3, "(NullableInt is not null) and (NullableInt > {p0})", [3L]),
        FilterRow.Of(r => r.NullableInt.GetValueOrDefault(4) > 3, "((NullableInt is not null) and (NullableInt > {p0})) or (NullableInt is null)", [3L]),
        FilterRow.Of(r => r.NullableBool ?? false, "(NullableBool is not null) and (NullableBool == true)"),
        FilterRow.Of(r => (r.String ?? "").Contains("a"), "(String is not null) and (String like {p0})", ["%a%"]),
        FilterRow.Of(r => (r.Title ?? "x") == "a", "Title == {p0}", ["a"]),
    ];

    [Theory]
    [MemberData(nameof(Tests))]
    [MemberData(nameof(FieldsWithoutNull))]
    [MemberData(nameof(OrderAgainstNull))]
    [MemberData(nameof(Guards))]
    [MemberData(nameof(Defaults))]
    public void Translates(FilterRow row) => row.Check();
}
