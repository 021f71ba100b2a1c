namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class LogicTests
{
    private static readonly bool Yes = true;
    private static Doc? NoDoc => null;

    public static TheoryData<FilterRow> Junctions =>
    [
        FilterRow.Of(r => r.Int == 1 && r.Title == "a", "(Int == {p0}) and (Title == {p1})", [1L, "a"]),
        FilterRow.Of(r => r.Int == 1 || r.Title == "a", "(Int == {p0}) or (Title == {p1})", [1L, "a"]),
        FilterRow.Of(r => r.Int == 1 & r.Bool, "(Int == {p0}) and (Bool == true)", [1L]),
        FilterRow.Of(r => r.Int == 1 | r.Bool, "(Int == {p0}) or (Bool == true)", [1L]),
        FilterRow.Of(r => r.Int == 1 && r.Int2 == 2 && r.Long == 3, "(Int == {p0}) and (Int2 == {p1}) and (Long == {p2})", [1L, 2L, 3L]),
        FilterRow.Of(r => r.Int == 1 && (r.Int2 == 2 || r.Long == 3), "(Int == {p0}) and ((Int2 == {p1}) or (Long == {p2}))", [1L, 2L, 3L]),
        FilterRow.Of(r => r.Int == 1 && r.Int2 == 2 || r.Long == 3, "((Int == {p0}) and (Int2 == {p1})) or (Long == {p2})", [1L, 2L, 3L]),
        FilterRow.Of(r => r.String == null || r.Int == 1, "(String is null) or (Int == {p0})", [1L]),
    ];

    public static TheoryData<FilterRow> Negations =>
    [
        FilterRow.Of(r => !(r.Int == 1 && r.Bool), "(Int != {p0}) or (Bool == false)", [1L]),
        FilterRow.Of(r => !(r.Int == 1 || r.Bool), "(Int != {p0}) and (Bool == false)", [1L]),
        FilterRow.Of(r => !(r.Int > 1 || !(r.Int2 < 2)), "(Int <= {p0}) and (Int2 < {p1})", [1L, 2L]),
        FilterRow.Of(r => !!(r.Int == 1), "Int == {p0}", [1L]),
        FilterRow.Of(r => !new[] { 1, 2 }.Contains(r.Int), "Int not in {p0}", [new[] { 1L, 2L }]),
        FilterRow.Of(r => !r.Title.Contains("a"), "not (Title like {p0})", ["%a%"]),
        FilterRow.Of(r => !r.StringArray.Contains("a"), "not (array_contains(StringArray, {p0}))", ["a"]),
        FilterRow.Of(r => !r.Ints.Contains(3), "not (array_contains(Ints, {p0}))", [3L]),
    ];

    public static TheoryData<FilterRow> Bools =>
    [
        FilterRow.Of(r => r.Bool, "Bool == true"),
        FilterRow.Of(r => !r.Bool, "Bool == false"),
        FilterRow.Of(r => r.Bool && !r.Bool, "(Bool == true) and (Bool == false)"),
        FilterRow.Of(r => (r.Int > 3) == true, "Int > {p0}", [3L]),
        FilterRow.Of(r => (r.Int > 3) != Yes, "Int <= {p0}", [3L]),
        FilterRow.Of(
            r => (r.Int > 3) == r.Bool, "((Int > {p0}) and (Bool == true)) or ((Int <= {p1}) and (Bool == false))", [3L, 3L]),
        FilterRow.Of(
            r => (r.Int > 3) ^ r.Bool, "((Int <= {p0}) and (Bool == true)) or ((Int > {p1}) and (Bool == false))", [3L, 3L]),
        FilterRow.Of(
            r => r.Bool ? r.Int > 3 : r.Int2 > 4, "((Bool == true) and (Int > {p0})) or ((Bool == false) and (Int2 > {p1}))", [3L, 4L]),
        FilterRow.Of(
            r => (r.Bool ? r.Int : r.Int2) > 3, "((Bool == true) and (Int > {p0})) or ((Bool == false) and (Int2 > {p1}))", [3L, 3L]),
    ];

    public static TheoryData<FilterRow> Constants =>
    [
        FilterRow.Of(r => true, ""),
        FilterRow.Of(r => false, "Id in []"),
        FilterRow.Of(r => !Yes, "Id in []"),
        FilterRow.Of(r => Yes && r.Int == 1, "Int == {p0}", [1L]),
        FilterRow.Of(r => !Yes || r.Int == 1, "Int == {p0}", [1L]),
        FilterRow.Of(r => Yes || r.Int == 1, ""),
        FilterRow.Of(r => !Yes && r.Int == 1, "Id in []"),
        FilterRow.Of(r => r.Int == 1 && !Yes, "Id in []"),
        FilterRow.Of(r => !(Yes && r.Int == 1), "Int != {p0}", [1L]),
    ];

    /// <summary>The right side of these cannot be read, and C# would not read it either.</summary>
    public static TheoryData<FilterRow> ShortCircuits =>
    [
        FilterRow.Of(r => NoDoc == null || r.Title == NoDoc.Title, ""),
        FilterRow.Of(r => NoDoc != null && r.Title == NoDoc.Title, "Id in []"),
        FilterRow.Of(r => !(NoDoc == null || r.Title == NoDoc.Title), "Id in []"),
        FilterRow.Of(r => r.Title == (NoDoc == null ? "x" : NoDoc.Title), "Title == {p0}", ["x"]),
    ];

    [Theory]
    [MemberData(nameof(Junctions))]
    [MemberData(nameof(Negations))]
    [MemberData(nameof(Bools))]
    [MemberData(nameof(Constants))]
    [MemberData(nameof(ShortCircuits))]
    public void Translates(FilterRow row) => row.Check();
}
