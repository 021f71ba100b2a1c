using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class ExpressionTemplatesTests
{
    public static TheoryData<object, object> Values => new()
    {
        { true, true },
        { (sbyte)-1, -1L },
        { (byte)200, 200L },
        { (short)-300, -300L },
        { (ushort)60_000, 60_000L },
        { 7, 7L },
        { uint.MaxValue, 4_294_967_295L },
        { long.MinValue, long.MinValue },
        { (ulong)long.MaxValue, long.MaxValue },
        { 1.5f, 1.5 },
        { 0.1, 0.1 },
        { "it's \"quoted\"", "it's \"quoted\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_arrives_as_its_kind(object sent, object received)
        => Assert.Equal(received, RoundTrip(sent));

    [Fact]
    public void Lists_of_integers_round_trip()
        => Prop.ForAll<long[]>(values => values.Length == 0 || ((object[])RoundTrip(values)).Cast<long>().SequenceEqual(values))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Lists_of_strings_round_trip()
        => Prop.ForAll(
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Printable(text.Get)).NonEmptyListOf().ToArbitrary(),
                values => ((object[])RoundTrip(values)).Cast<string>().SequenceEqual(values))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Integers_beside_fractions_become_doubles()
        => Assert.Equal([1.0, 2.5], (object[])RoundTrip(new object[] { 1, 2.5 }));

    [Fact]
    public void An_integer_that_a_double_cannot_hold_stays_exact()
    {
        var list = (object[])RoundTrip(new object[] { long.MaxValue, 0.5 });

        Assert.Equal(["9223372036854775807", "0.5"], list.Select(Json));
    }

    [Fact]
    public void Mixed_lists_travel_as_json_elements()
    {
        var list = (object[])RoundTrip(new object?[] { 1, "a", true, null });

        Assert.Equal(["1", "\"a\"", "true", "null"], list.Select(Json));
    }

    [Fact]
    public void Lists_nest()
    {
        var list = (object[])RoundTrip(new[] { new[] { 1L, 2L }, [3L] });

        Assert.Equal([1L, 2L], (object[])list[0]);
        Assert.Equal([3L], (object[])list[1]);
    }

    [Fact]
    public void Bytes_stay_bytes()
        => Assert.Equal(new byte[] { 1, 2 }, ((ReadOnlyMemory<byte>)RoundTrip(new byte[] { 1, 2 })).ToArray());

    public static TheoryData<object?> WithoutForm =>
    [
        null, Array.Empty<int>(), new object[] { Array.Empty<int>() }, double.NaN, float.PositiveInfinity,
        ulong.MaxValue, 1.5m, Guid.Empty, DateTimeOffset.UnixEpoch, new Dictionary<string, object>(),
        new object[] { "a", Guid.Empty }, new object[] { "a", double.NaN },
    ];

    [Theory]
    [MemberData(nameof(WithoutForm))]
    public void What_has_no_form_is_refused(object? value)
        => Assert.ThrowsAny<ArgumentException>(() => ExpressionTemplates.Encode(value));

    [Fact]
    public void An_empty_value_is_refused_on_arrival()
        => Assert.Throws<InvalidDataException>(() => ExpressionTemplates.Decode(new TemplateValue()));

    [Fact]
    public void An_empty_list_that_arrives_is_an_empty_list()
        => Assert.Equal(Array.Empty<object>(), ExpressionTemplates.Decode(new TemplateValue { ArrayVal = new TemplateArrayValue() }));

    private static object RoundTrip(object? value)
        => ExpressionTemplates.Decode(TemplateValue.Parser.ParseFrom(ExpressionTemplates.Encode(value).ToByteArray()));

    private static string Json(object element) => Encoding.UTF8.GetString(((ReadOnlyMemory<byte>)element).Span);

    // Lone surrogates have no UTF-8 form, which is the codec's business and not the list's.
    private static string Printable(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
