namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Values that a filter brings along: captured variables, members, calls, calculations.</summary>
public sealed class ValueTests
{
    private const string Constant = "const";
    private static readonly Holder Shared = new();
    private readonly int _field = 8;

    public static TheoryData<FilterRow> Folded
    {
        get
        {
            var number = 8;
            int? nullable = 8;
            short small = 8;
            var text = "a";
            var date = new DateTime(2024, 1, 31);
            var names = new Dictionary<string, string> { ["k"] = "v" };
            var color = Color.Green;
            var strict = true;
            Func<int> function = () => 8;
            return
            [
                FilterRow.Of(r => r.Int == number, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == number + 1, "Int == {p0}", [9L]),
                FilterRow.Of(r => r.Int == number * 2 - 1, "Int == {p0}", [15L]),
                FilterRow.Of(r => r.Int == -number, "Int == {p0}", [-8L]),
                FilterRow.Of(r => r.Int == small, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Long == number + 1L, "Long == {p0}", [9L]),
                FilterRow.Of(r => r.Int == nullable, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == nullable + 1, "Int == {p0}", [9L]),
                FilterRow.Of(r => r.Int == nullable!.Value, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == nullable.GetValueOrDefault(), "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == (nullable ?? 3), "Int == {p0}", [8L]),
                FilterRow.Of(r => nullable.HasValue && r.Int == nullable.Value, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Title == text + "b", "Title == {p0}", ["ab"]),
                FilterRow.Of(r => r.Title == text.ToUpperInvariant(), "Title == {p0}", ["A"]),
                FilterRow.Of(r => r.Title == $"{text}-{number}", "Title == {p0}", ["a-8"]),
                FilterRow.Of(r => r.Title == string.Join(",", new[] { text, "b" }), "Title == {p0}", ["a,b"]),
                FilterRow.Of(r => r.Title == names["k"], "Title == {p0}", ["v"]),
                FilterRow.Of(r => r.Title == Constant, "Title == {p0}", ["const"]),
                FilterRow.Of(r => r.Title == (strict ? text : "other"), "Title == {p0}", ["a"]),
                FilterRow.Of(r => strict ? r.Int == 1 : r.Int == 2, "Int == {p0}", [1L]),
                FilterRow.Of(r => r.When > date.AddDays(1), "when_ticks > {p0}", [new DateTime(2024, 2, 1).Ticks]),
                FilterRow.Of(r => r.When > date - TimeSpan.FromDays(1), "when_ticks > {p0}", [new DateTime(2024, 1, 30).Ticks]),
                FilterRow.Of(r => r.Day == DateOnly.FromDateTime(date), "Day == {p0}", [(long)DateOnly.FromDateTime(new DateTime(2024, 1, 31)).DayNumber]),
                FilterRow.Of(r => r.Color == color, "Color == {p0}", [2L]),
                FilterRow.Of(r => r.Int == (int)8.9, "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == (int)(number + 0.9), "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == function(), "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == new[] { 7, 8 }.Max(), "Int == {p0}", [8L]),
                FilterRow.Of(r => r.Int == new[] { 7, 8 }.First(n => n > 7), "Int == {p0}", [8L]),
                FilterRow.Of(r => new[] { 7, 8 }.Contains(number) && r.Bool, "Bool == true"),
                FilterRow.Of(r => new List<int> { number, 9 }.Contains(r.Int), "Int in {p0}", [new[] { 8L, 9L }]),
                FilterRow.Of(r => r.Int == new Holder { Number = 5 }.Number, "Int == {p0}", [5L]),
                FilterRow.Of(r => r.Int == (strict && number > 3 ? 1 : 0), "Int == {p0}", [1L]),
                FilterRow.Of(r => r.Decimal == number + 0.5m, "Decimal == {p0}", ["8.5"]),
            ];
        }
    }

    public static TheoryData<FilterRow> Members =>
    [
        FilterRow.Of(r => r.Int == Shared.Number, "Int == {p0}", [8L]),
        FilterRow.Of(r => r.Int == Shared.Inner.Field, "Int == {p0}", [9L]),
        FilterRow.Of(r => r.Int == Holder.Static, "Int == {p0}", [10L]),
        FilterRow.Of(r => r.Int == Holder.StaticProperty, "Int == {p0}", [11L]),
        FilterRow.Of(r => r.Int == Shared.Add(3), "Int == {p0}", [11L]),
        FilterRow.Of(r => r.Int == Shared.Numbers[1], "Int == {p0}", [2L]),
        FilterRow.Of(r => r.Int == Shared.Numbers.Length, "Int == {p0}", [2L]),
        FilterRow.Of(r => r.Guid == Guid.Empty, "Guid == {p0}", ["00000000-0000-0000-0000-000000000000"]),
    ];

    [Theory]
    [MemberData(nameof(Folded))]
    [MemberData(nameof(Members))]
    public void Become_parameters(FilterRow row) => row.Check();

    [Fact]
    public void Instance_fields_become_parameters() => FilterRow.Of(r => r.Int == _field, "Int == {p0}", [8L]).Check();

    [Fact]
    public void Values_are_read_when_the_filter_is_translated()
    {
        var number = 1;
        var row = FilterRow.Of(r => r.Int == number, "Int == {p0}", [2L]);
        number = 2;
        row.Check();
    }

    [Fact]
    public void Exceptions_of_user_code_arrive_as_thrown()
    {
        var row = FilterRow.Of(r => r.Int == Holder.Fail(), "");
        Assert.Throws<TimeoutException>(row.Check);

        row = FilterRow.Of(r => r.Int == Holder.Failing, "");
        Assert.Throws<TimeoutException>(row.Check);
    }

    private sealed class Holder
    {
        public static readonly int Static = 10;

        public static int StaticProperty => 11;

        public static int Failing => Fail();

        public int Number { get; set; } = 8;

        public Nested Inner { get; } = new();

        public int[] Numbers { get; } = [1, 2];

        public static int Fail() => throw new TimeoutException();

        public int Add(int number) => Number + number;
    }

    private sealed class Nested
    {
        public readonly int Field = 9;
    }
}
