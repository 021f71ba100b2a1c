namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What filters compare with, by the table that decides what fields hold.</summary>
public sealed class FilterValueTests
{
    public static TheoryData<object, object> Values => new()
    {
        { true, true },
        { (byte)200, 200L },
        { int.MinValue, (long)int.MinValue },
        { uint.MaxValue, (long)uint.MaxValue },
        { 8.5f, 8.5 },
        { "text", "text" },
        { 'x', "x" },
        { 1.50m, "1.5" },
        { Guid.Empty, "00000000-0000-0000-0000-000000000000" },
        { new DateTime(2020, 1, 2), new DateTime(2020, 1, 2).Ticks },
        { new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.FromHours(2)), new DateTime(2020, 1, 1, 22, 0, 0).Ticks },
        { new DateOnly(2020, 1, 2), (long)new DateOnly(2020, 1, 2).DayNumber },
        { TimeSpan.FromTicks(-1), -1L },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_the_form_that_its_field_holds(object value, object expected) => Assert.Equal(expected, MilvusTypes.ToFilterValue(value));

    [Fact]
    public void What_is_no_scalar_has_no_form() => Assert.Throws<ArgumentException>(() => MilvusTypes.ToFilterValue(new[] { 1f }));

    [Theory]
    [InlineData(typeof(Guid), 36)]
    [InlineData(typeof(decimal?), 31)]
    [InlineData(typeof(List<Guid>), 36)]
    [InlineData(typeof(string), null)]
    [InlineData(typeof(int), null)]
    public void Texts_of_limited_length_say_so(Type type, int? expected) => Assert.Equal(expected, MilvusTypes.GetTextLength(type));
}
