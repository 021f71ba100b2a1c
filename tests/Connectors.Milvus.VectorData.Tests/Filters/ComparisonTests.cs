namespace Connectors.Milvus.VectorData.Tests.Filters;

public sealed class ComparisonTests
{
    public static TheoryData<FilterRow> Operators =>
    [
        FilterRow.Of(r => r.Int == 8, "Int == {p0}", [8L]),
        FilterRow.Of(r => r.Int != 8, "Int != {p0}", [8L]),
        FilterRow.Of(r => r.Int > 8, "Int > {p0}", [8L]),
        FilterRow.Of(r => r.Int >= 8, "Int >= {p0}", [8L]),
        FilterRow.Of(r => r.Int < 8, "Int < {p0}", [8L]),
        FilterRow.Of(r => r.Int <= 8, "Int <= {p0}", [8L]),
        FilterRow.Of(r => 8 == r.Int, "Int == {p0}", [8L]),
        FilterRow.Of(r => 8 != r.Int, "Int != {p0}", [8L]),
        FilterRow.Of(r => 8 < r.Int, "Int > {p0}", [8L]),
        FilterRow.Of(r => 8 >= r.Int, "Int <= {p0}", [8L]),
        FilterRow.Of(r => r.Title == "a", "Title == {p0}", ["a"]),
        FilterRow.Of(r => r.Title.Equals("a"), "Title == {p0}", ["a"]),
        FilterRow.Of(r => "a".Equals(r.Title), "Title == {p0}", ["a"]),
        FilterRow.Of(r => string.Equals(r.Title, "a"), "Title == {p0}", ["a"]),
        FilterRow.Of(r => string.Equals(r.Title, "a", StringComparison.Ordinal), "Title == {p0}", ["a"]),
        FilterRow.Of(r => !r.Title.Equals("a", StringComparison.Ordinal), "Title != {p0}", ["a"]),
        FilterRow.Of(r => r.Int.Equals(8), "Int == {p0}", [8L]),
        FilterRow.Of(r => Equals(r.Int, 8), "Int == {p0}", [8L]),
        FilterRow.Of(r => r.Bool == true, "Bool == {p0}", [true]),
        FilterRow.Of(r => r.Bool != true, "Bool != {p0}", [true]),
        FilterRow.Of(r => ((IHasTitle)r).Title == "a", "Title == {p0}", ["a"]),
    ];

    public static TheoryData<FilterRow> MixedNumberTypes =>
    [
        FilterRow.Of(r => r.Short == 3, "Short == {p0}", [3L]),
        FilterRow.Of(r => r.Byte == 3, "Byte == {p0}", [3L]),
        FilterRow.Of(r => r.Int == 5L, "Int == {p0}", [5L]),
        FilterRow.Of(r => r.Long == 5, "Long == {p0}", [5L]),
        FilterRow.Of(r => r.Float > 8.5, "Float > {p0}", [8.5]),
        FilterRow.Of(r => r.Double > 8.5f, "Double > {p0}", [8.5]),
        FilterRow.Of(r => r.Double == 3, "Double == {p0}", [3.0]),
        FilterRow.Of(r => r.Float == 0.1f, "Float == {p0}", [(double)0.1f]),
        FilterRow.Of(r => r.NullableDouble > 8.5f, "NullableDouble > {p0}", [8.5]),
        FilterRow.Of(r => r.Letter == 'c', "Letter == {p0}", ["c"]),
        FilterRow.Of(r => r.Color == Color.Blue, "Color == {p0}", [3L]),
        FilterRow.Of(r => r.Color > Color.Red, "Color > {p0}", [1L]),
        FilterRow.Of(r => r.NullableColor == Color.Blue, "NullableColor == {p0}", [3L]),
        FilterRow.Of(r => (int)r.Color == 2, "Color == {p0}", [2L]),
        FilterRow.Of(r => (Color)r.Byte == Color.Green, "Byte == {p0}", [2L]),
        FilterRow.Of(r => r.Int == 3m, "Int == {p0}", [3L]),
        FilterRow.Of(r => r.Decimal == 3, "Decimal == {p0}", ["3"]),
    ];

    /// <summary>C# widens the field and compares exactly; Milvus cannot, so the value moves instead.</summary>
    public static TheoryData<FilterRow> FoldedNumbers =>
    [
        FilterRow.Of(r => r.Int > 8.5, "Int > {p0}", [8L]),
        FilterRow.Of(r => r.Int >= 8.5, "Int >= {p0}", [9L]),
        FilterRow.Of(r => r.Int < 8.5, "Int < {p0}", [9L]),
        FilterRow.Of(r => r.Int <= 8.5, "Int <= {p0}", [8L]),
        FilterRow.Of(r => r.Int > -8.5, "Int > {p0}", [-9L]),
        FilterRow.Of(r => !(r.Int > 8.5), "Int <= {p0}", [8L]),
        FilterRow.Of(r => r.Int > 8.5m, "Int > {p0}", [8L]),
        FilterRow.Of(r => r.Int == 8.5, "Id in []"),
        FilterRow.Of(r => r.Int != 8.5, ""),
        FilterRow.Of(r => r.Int == 8.0, "Int == {p0}", [8L]),
        FilterRow.Of(r => r.Byte < 300, ""),
        FilterRow.Of(r => r.Byte > 300, "Id in []"),
        FilterRow.Of(r => r.Byte >= -1, ""),
        FilterRow.Of(r => r.Byte == 300, "Id in []"),
        FilterRow.Of(r => (int)r.Color == 300, "Id in []"),
        FilterRow.Of(r => r.Long < 1e300, ""),
        FilterRow.Of(r => r.Long > 1e300, "Id in []"),
        FilterRow.Of(r => r.Int == double.NaN, "Id in []"),
        FilterRow.Of(r => r.Double != double.NaN, ""),
        FilterRow.Of(r => !(r.Double < double.NaN), ""),
        FilterRow.Of(r => r.Double < double.PositiveInfinity, ""),
        FilterRow.Of(r => r.Float < double.MaxValue, ""),
        FilterRow.Of(r => r.Float == 0.1, "Id in []"),
        FilterRow.Of(r => r.Float > 0.1, "Float > {p0}", [(double)float.BitDecrement(0.1f)]),
        FilterRow.Of(r => r.Float >= 0.1, "Float >= {p0}", [(double)0.1f]),
        FilterRow.Of(r => r.Float < 0.1, "Float < {p0}", [(double)0.1f]),
        FilterRow.Of(r => r.Float <= 0.1, "Float <= {p0}", [(double)float.BitDecrement(0.1f)]),
        FilterRow.Of(r => r.NullableInt < 1e300, "NullableInt is not null"),
        FilterRow.Of(r => !(r.NullableInt < 1e300), "NullableInt is null"),
    ];

    public static TheoryData<FilterRow> ConvertedTypes =>
    [
        FilterRow.Of(r => r.Guid == new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "Guid == {p0}", ["0f8fad5b-d9cb-469f-a165-70867728950e"]),
        FilterRow.Of(r => r.When > new DateTime(2024, 1, 2), "when_ticks > {p0}", [new DateTime(2024, 1, 2).Ticks]),
        FilterRow.Of(r => r.NullableWhen <= new DateTime(2024, 1, 2), "NullableWhen <= {p0}", [new DateTime(2024, 1, 2).Ticks]),
        FilterRow.Of(r => r.Instant == new DateTimeOffset(2024, 1, 2, 3, 0, 0, TimeSpan.FromHours(2)), "Instant == {p0}", [new DateTime(2024, 1, 2, 1, 0, 0).Ticks]),
        FilterRow.Of(r => r.Day >= new DateOnly(2024, 1, 2), "Day >= {p0}", [(long)new DateOnly(2024, 1, 2).DayNumber]),
        FilterRow.Of(r => r.Time < new TimeOnly(1, 2), "Time < {p0}", [new TimeOnly(1, 2).Ticks]),
        FilterRow.Of(r => r.Decimal == 1.50m, "Decimal == {p0}", ["1.5"]),
        FilterRow.Of(r => r.Decimal != 1.50m, "Decimal != {p0}", ["1.5"]),
    ];

    /// <summary>A condition on the year or the day is one on the range of moments that it spans.</summary>
    public static TheoryData<FilterRow> YearsAndDays =>
    [
        FilterRow.Of(r => r.When.Year == 2024, "(when_ticks >= {p0}) and (when_ticks < {p1})", [YearTicks(2024), YearTicks(2025)]),
        FilterRow.Of(r => r.When.Year != 2024, "(when_ticks < {p0}) or (when_ticks >= {p1})", [YearTicks(2024), YearTicks(2025)]),
        FilterRow.Of(r => !(r.When.Year < 2024), "when_ticks >= {p0}", [YearTicks(2024)]),
        FilterRow.Of(r => r.When.Year > 2024.5, "when_ticks >= {p0}", [YearTicks(2025)]),
        FilterRow.Of(r => r.When.Year > 9999, "Id in []"),
        FilterRow.Of(r => r.When.Year <= 9999, ""),
        FilterRow.Of(r => r.NullableWhen!.Value.Year <= 1999, "NullableWhen < {p0}", [YearTicks(2000)]),
        FilterRow.Of(r => r.Day.Year >= 2024, "Day >= {p0}", [(long)new DateOnly(2024, 1, 1).DayNumber]),
        FilterRow.Of(r => r.When.Date == new DateTime(2024, 1, 1), "(when_ticks >= {p0}) and (when_ticks < {p1})", [YearTicks(2024), YearTicks(2024) + TimeSpan.TicksPerDay]),
        FilterRow.Of(r => r.When.Date < new DateTime(2024, 1, 1, 12, 0, 0), "when_ticks < {p0}", [YearTicks(2024) + TimeSpan.TicksPerDay]),
        FilterRow.Of(r => r.When.Date == new DateTime(2024, 1, 1, 12, 0, 0), "Id in []"),
        FilterRow.Of(r => r.When.Date <= DateTime.MaxValue, ""),
        FilterRow.Of(
            r => new[] { 2023, 2024 }.Contains(r.Day.Year),
            "((Day >= {p0}) and (Day < {p1})) or ((Day >= {p2}) and (Day < {p3}))",
            [DayOf(2023), DayOf(2024), DayOf(2024), DayOf(2025)]),
    ];

    public static TheoryData<FilterRow> Arithmetic =>
    [
        FilterRow.Of(r => r.Int2 * 2 == 6, "(Int2 * {p0}) == {p1}", [2L, 6L]),
        FilterRow.Of(r => 2 * r.Int2 == 6, "(Int2 * {p0}) == {p1}", [2L, 6L]),
        FilterRow.Of(r => r.Int2 / 2 == 3, "(Int2 / {p0}) == {p1}", [2L, 3L]),
        FilterRow.Of(r => r.Int2 % 2 == 0, "(Int2 % {p0}) == {p1}", [2L, 0L]),
        FilterRow.Of(r => (r.Int2 + 1) * 2 > 6, "((Int2 + {p0}) * {p1}) > {p2}", [1L, 2L, 6L]),
        FilterRow.Of(r => r.Double * 1.5 > 5, "(Double * {p0}) > {p1}", [1.5, 5.0]),
        FilterRow.Of(r => r.Double + 1 > 5, "(Double + {p0}) > {p1}", [1.0, 5.0]),
        FilterRow.Of(r => 10 - r.Double > 5, "((Double * {p0}) + {p1}) > {p2}", [-1.0, 10.0, 5.0]),
        FilterRow.Of(r => r.Int2 * 2 > 5.5, "(Int2 * {p0}) > {p1}", [2L, 5L]),
        FilterRow.Of(r => (r.Int2 & 4) == 4, "(Int2 & {p0}) == {p1}", [4L, 4L]),
        FilterRow.Of(r => (r.Color & Color.Green) != 0, "(Color & {p0}) != {p1}", [2L, 0L]),
        FilterRow.Of(r => r.Color.HasFlag(Color.Green), "(Color & {p0}) == {p1}", [2L, 2L]),
        FilterRow.Of(r => !r.Color.HasFlag(Color.Blue), "(Color & {p0}) != {p1}", [3L, 3L]),
        FilterRow.Of(r => r.NullableInt2 * 2 != 6, "((NullableInt2 * {p0}) != {p1}) or (NullableInt2 is null)", [2L, 6L]),
        FilterRow.Of(r => new[] { 2, 4 }.Contains(r.Int2 % 5), "((Int2 % {p0}) == {p1}) or ((Int2 % {p2}) == {p3})", [5L, 2L, 5L, 4L]),
    ];

    /// <summary>Sums of integers and signs move to the value, so that indexes serve and older servers understand.</summary>
    public static TheoryData<FilterRow> MovedAcross =>
    [
        FilterRow.Of(r => r.Int2 + 1 > 5, "Int2 > {p0}", [4L]),
        FilterRow.Of(r => 1 + r.Int2 > 5, "Int2 > {p0}", [4L]),
        FilterRow.Of(r => r.Int2 - 1 > 5, "Int2 > {p0}", [6L]),
        FilterRow.Of(r => 10 - r.Int2 > 5, "Int2 < {p0}", [5L]),
        FilterRow.Of(r => -r.Int2 >= 5, "Int2 <= {p0}", [-5L]),
        FilterRow.Of(r => -r.Double < 5.5, "Double > {p0}", [-5.5]),
        FilterRow.Of(r => r.Int2 + 1 > 5.5, "Int2 > {p0}", [4L]),
        FilterRow.Of(r => r.Int2 - 1 - 2 == 5, "Int2 == {p0}", [8L]),
        FilterRow.Of(r => r.Byte + 1 > 300, "Id in []"),
        FilterRow.Of(r => r.Int2 * 2 + 1 == 7, "(Int2 * {p0}) == {p1}", [2L, 6L]),
        FilterRow.Of(r => r.NullableInt2 + 1 != 5, "(NullableInt2 != {p0}) or (NullableInt2 is null)", [4L]),
        FilterRow.Of(r => !(r.NullableInt2 + 1 < 5), "(NullableInt2 >= {p0}) or (NullableInt2 is null)", [4L]),
        FilterRow.Of(r => r.StringArray.Length - 1 > 2, "array_length(StringArray) > {p0}", [3L]),
    ];

    public static TheoryData<FilterRow> PropertyAgainstProperty =>
    [
        FilterRow.Of(r => r.Int < r.Int2, "Int < Int2"),
        FilterRow.Of(r => !(r.Int < r.Int2), "Int >= Int2"),
        FilterRow.Of(r => r.Short < r.Double, "Short < Double"),
        FilterRow.Of(r => r.Title == r.String, "Title == String"),
        FilterRow.Of(r => r.Title != r.String, "(Title != String) or (String is null)"),
        FilterRow.Of(
            r => r.NullableInt == r.NullableInt2, "(NullableInt == NullableInt2) or ((NullableInt is null) and (NullableInt2 is null))"),
        FilterRow.Of(
            r => r.NullableInt != r.NullableInt2,
            "(NullableInt != NullableInt2) or ((NullableInt is null) and (NullableInt2 is not null)) or ((NullableInt is not null) and (NullableInt2 is null))"),
        FilterRow.Of(r => r.NullableInt > r.NullableInt2, "NullableInt > NullableInt2"),
        FilterRow.Of(
            r => !(r.NullableInt > r.NullableInt2), "(NullableInt <= NullableInt2) or (NullableInt is null) or (NullableInt2 is null)"),
    ];

    [Theory]
    [MemberData(nameof(Operators))]
    [MemberData(nameof(MixedNumberTypes))]
    [MemberData(nameof(FoldedNumbers))]
    [MemberData(nameof(ConvertedTypes))]
    [MemberData(nameof(YearsAndDays))]
    [MemberData(nameof(Arithmetic))]
    [MemberData(nameof(MovedAcross))]
    [MemberData(nameof(PropertyAgainstProperty))]
    public void Translates(FilterRow row) => row.Check();

    private static long YearTicks(int year) => new DateTime(year, 1, 1).Ticks;

    private static long DayOf(int year) => new DateOnly(year, 1, 1).DayNumber;
}
