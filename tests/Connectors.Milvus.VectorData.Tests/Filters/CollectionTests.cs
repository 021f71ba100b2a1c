using System.Collections.Immutable;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Contains, Any, All, lengths and elements.</summary>
public sealed class CollectionTests
{
    private static readonly string[] Texts = ["a", "b"];
    private static readonly List<string> TextList = ["a", "b"];
    private static readonly IEnumerable<string> LazyTexts = TextList.Select(text => text);
    private static readonly int[] NoNumbers = [];
    private static readonly string[] NoTexts = [];

    public static TheoryData<FilterRow> ListHoldsProperty =>
    [
        FilterRow.Of(r => new[] { 8, 10 }.Contains(r.Int), "Int in {p0}", [new[] { 8L, 10L }]),
        FilterRow.Of(r => Texts.Contains(r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => TextList.Contains(r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => LazyTexts.Contains(r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => Enumerable.Contains(Texts, r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => Enumerable.Contains(Texts, r.Title, null), "Title in {p0}", [Texts]),
        FilterRow.Of(r => MemoryExtensions.Contains(Texts, r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => MemoryExtensions.Contains(Texts, r.Title, null), "Title in {p0}", [Texts]),
        FilterRow.Of(r => MemoryExtensions.Contains(Texts, r.Title, EqualityComparer<string>.Default), "Title in {p0}", [Texts]),
        FilterRow.Of(r => new HashSet<string> { "a" }.Contains(r.Title), "Title in {p0}", [new[] { "a" }]),
        FilterRow.Of(r => ImmutableArray.Create("a", "b").Contains(r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => ((ICollection<string>)TextList).Contains(r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => new long[] { 1, 2 }.Contains(r.Int), "Int in {p0}", [new[] { 1L, 2L }]),
        FilterRow.Of(r => new double[] { 1, 2.5 }.Contains(r.Int), "Int in {p0}", [new[] { 1L }]),
        FilterRow.Of(r => new[] { 1, 300 }.Contains(r.Byte), "Byte in {p0}", [new[] { 1L }]),
        FilterRow.Of(r => new[] { Color.Red, Color.Blue }.Contains(r.Color), "Color in {p0}", [new[] { 1L, 3L }]),
        FilterRow.Of(r => new[] { 1, 2 }.Contains(r.Ints[0]), "Ints[0] in {p0}", [new[] { 1L, 2L }]),
        FilterRow.Of(r => new[] { 1, 2 }.Contains(r.Ints.Length), "(array_length(Ints) == {p0}) or (array_length(Ints) == {p1})", [1L, 2L]),
        FilterRow.Of(r => NoNumbers.Contains(r.Int), "Id in []"),
        FilterRow.Of(r => !NoNumbers.Contains(r.Int), ""),
        FilterRow.Of(r => NoNumbers.Contains(r.Int) || r.Bool, "Bool == true"),
        FilterRow.Of(r => Texts.Any(text => text == r.Title), "Title in {p0}", [Texts]),
        FilterRow.Of(r => Texts.Any(text => r.Title == text), "Title in {p0}", [Texts]),
    ];

    public static TheoryData<FilterRow> PropertyHoldsValue =>
    [
        FilterRow.Of(r => r.StringArray.Contains("a"), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.Of(r => r.StringList.Contains("a"), "array_contains(StringList, {p0})", ["a"]),
        FilterRow.Of(r => Enumerable.Contains(r.StringArray, "a"), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.Of(r => MemoryExtensions.Contains(r.StringArray, "a"), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.Of(r => r.StringArray.Contains(null), "Id in []"),
        FilterRow.Of(r => r.Ints.Contains(3), "array_contains(Ints, {p0})", [3L]),
        FilterRow.Of(r => r.StringArray.Any(text => text == "a"), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.Of(r => r.StringArray.Any(text => text.Equals("a")), "array_contains(StringArray, {p0})", ["a"]),
        FilterRow.Of(r => r.StringArray.All(text => text != "a"), "not (array_contains(StringArray, {p0}))", ["a"]),
        FilterRow.Of(
            r => r.StringArray.Any(text => text == "a" || text == "b"),
            "(array_contains(StringArray, {p0})) or (array_contains(StringArray, {p1}))",
            ["a", "b"]),
    ];

    public static TheoryData<FilterRow> PropertyHoldsSeveral =>
    [
        FilterRow.Of(r => r.StringArray.Any(text => Texts.Contains(text)), "array_contains_any(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => r.StringList.Any(text => TextList.Contains(text)), "array_contains_any(StringList, {p0})", [Texts]),
        FilterRow.Of(r => r.StringArray.Any(text => new[] { "a", "b" }.Contains(text)), "array_contains_any(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => Texts.Any(text => r.StringArray.Contains(text)), "array_contains_any(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => TextList.All(text => r.StringArray.Contains(text)), "array_contains_all(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => !r.Ints.Any(n => new[] { 1, 2 }.Contains(n)), "not (array_contains_any(Ints, {p0}))", [new[] { 1L, 2L }]),
        FilterRow.Of(r => r.Ints.All(n => !new[] { 1, 2 }.Contains(n)), "not (array_contains_any(Ints, {p0}))", [new[] { 1L, 2L }]),
        FilterRow.Of(r => r.Ints.Any(n => NoNumbers.Contains(n)), "Id in []"),
        FilterRow.Of(r => !r.Ints.Any(n => NoNumbers.Contains(n)), ""),
        FilterRow.Of(r => NoNumbers.All(n => r.Ints.Contains(n)), ""),
        FilterRow.Of(r => NoTexts.All(text => r.NullableList!.Contains(text)), ""),
        FilterRow.Of(r => NoTexts.Any(text => r.NullableList!.Contains(text)), "Id in []"),
        FilterRow.Of(r => r.StringArray.Intersect(Texts).Any(), "array_contains_any(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => !TextList.Intersect(r.StringList).Any(), "not (array_contains_any(StringList, {p0}))", [Texts]),
        FilterRow.Of(r => !Texts.Except(r.StringArray).Any(), "array_contains_all(StringArray, {p0})", [Texts]),
        FilterRow.Of(r => Texts.Except(r.StringArray).Any(), "not (array_contains_all(StringArray, {p0}))", [Texts]),
        FilterRow.Of(r => new[] { "a", null }.All(text => r.StringArray.Contains(text)), "Id in []"),
        FilterRow.Of(r => new[] { "a", null }.Any(text => r.StringArray.Contains(text)), "array_contains_any(StringArray, {p0})", [new[] { "a" }]),
    ];

    public static TheoryData<FilterRow> ConditionsPerValue =>
    [
        FilterRow.Of(r => Texts.Any(text => r.Title.Contains(text)), "(Title like {p0}) or (Title like {p1})", ["%a%", "%b%"]),
        FilterRow.Of(r => Texts.All(text => r.Title.Contains(text)), "(Title like {p0}) and (Title like {p1})", ["%a%", "%b%"]),
        FilterRow.Of(r => !Texts.Any(text => r.Title.Contains(text)), "(not (Title like {p0})) and (not (Title like {p1}))", ["%a%", "%b%"]),
        FilterRow.Of(r => new[] { 1, 2 }.Any(n => r.Int > n && r.Int2 < n * 2),
            "((Int > {p0}) and (Int2 < {p1})) or ((Int > {p2}) and (Int2 < {p3}))", [1L, 2L, 2L, 4L]),
        FilterRow.Of(r => NoNumbers.Any(n => r.Int > n), "Id in []"),
        FilterRow.Of(r => NoNumbers.All(n => r.Int > n), ""),
    ];

    public static TheoryData<FilterRow> LengthsAndElements =>
    [
        FilterRow.Of(r => r.StringArray.Length > 2, "array_length(StringArray) > {p0}", [2L]),
        FilterRow.Of(r => r.StringList.Count == 0, "array_length(StringList) == {p0}", [0L]),
        FilterRow.Of(r => r.StringArray.Count() == 0, "array_length(StringArray) == {p0}", [0L]),
        FilterRow.Of(r => r.StringArray.Any(), "array_length(StringArray) > {p0}", [0L]),
        FilterRow.Of(r => !r.StringArray.Any(), "array_length(StringArray) <= {p0}", [0L]),
        FilterRow.Of(r => r.Ints[0] == 3, "Ints[0] == {p0}", [3L]),
        FilterRow.Of(r => r.StringList[2] == "a", "StringList[2] == {p0}", ["a"]),
        FilterRow.Of(r => r.StringArray.ElementAt(1) != "a", "StringArray[1] != {p0}", ["a"]),
        FilterRow.Of(r => r.Ints[Texts.Length] > 3, "Ints[2] > {p0}", [3L]),
        FilterRow.Of(r => r.Ints[0] + 1 > 3, "Ints[0] > {p0}", [2L]),
    ];

    [Theory]
    [MemberData(nameof(ListHoldsProperty))]
    [MemberData(nameof(PropertyHoldsValue))]
    [MemberData(nameof(PropertyHoldsSeveral))]
    [MemberData(nameof(ConditionsPerValue))]
    [MemberData(nameof(LengthsAndElements))]
    public void Translates(FilterRow row) => row.Check();
}
