using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class DynamicFieldJsonTests
{
    [Fact]
    public void An_object_round_trips_with_its_kinds()
    {
        var members = new Dictionary<string, object?>
        {
            ["null"] = null,
            ["bool"] = true,
            ["long"] = long.MaxValue,
            ["double"] = 0.1,
            ["text"] = "Straße \"1\"",
            ["list"] = new List<object?> { 1L, "a" },
            ["object"] = new Dictionary<string, object?> { ["deep"] = false },
        };

        Assert.Equivalent(members, DynamicFieldJson.Decode(DynamicFieldJson.Encode(members).Memory), strict: true);
    }

    public static TheoryData<object?, string> Numbers => new()
    {
        { (sbyte)-1, "-1" },
        { ulong.MaxValue, "18446744073709551615" },
        { 1.10m, "1.10" },
        { 0.1f, "0.1" },
        { (ushort)7, "7" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_keep_their_digits(object? value, string json)
        => Assert.Equal($"{{\"n\":{json}}}", Encode(value));

    [Fact]
    public void Json_of_the_callers_own_is_taken_as_it_is()
    {
        using var document = JsonDocument.Parse("{\"a\":[1.50]}");

        Assert.Equal("{\"n\":{\"a\":[1.50]}}", Encode(document.RootElement));
        Assert.Equal("{\"n\":{\"a\":[1.50]}}", Encode(document));
        Assert.Equal("{\"n\":[1,null]}", Encode(new JsonArray(1, null)));
    }

    [Fact]
    public void Text_is_escaped_only_as_json_demands()
        => Assert.Equal("{\"n\":\"<a> 'ü' \\\"\\\\\\n\"}", Encode("<a> 'ü' \"\\\n"));

    public static TheoryData<object?> WithoutForm =>
    [
        double.NaN, float.NegativeInfinity, Guid.Empty, DateTimeOffset.UnixEpoch,
        new Dictionary<int, string> { [1] = "a" }, new object[] { Guid.Empty },
    ];

    [Theory]
    [MemberData(nameof(WithoutForm))]
    public void What_has_no_json_form_is_refused(object? value)
        => Assert.Throws<ArgumentException>(() => Encode(value));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("1")]
    [InlineData("null")]
    public void A_row_that_is_no_object_is_refused(string json)
        => Assert.Throws<InvalidDataException>(() => DynamicFieldJson.Decode(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Selecting_keys_keeps_their_text()
    {
        var json = Encoding.UTF8.GetBytes("""{ "a": 1.50, "b": "x", "c": {"a": 1} }""");

        var selected = DynamicFieldJson.Select(json, new HashSet<string> { "a", "c", "none" });

        Assert.Equal("""{"a":1.50,"c":{"a":1}}""", selected.ToStringUtf8());
    }

    [Fact]
    public void The_column_is_marked_dynamic()
    {
        var column = DynamicFieldJson.Column([DynamicFieldJson.EmptyObject, DynamicFieldJson.EmptyObject]);

        Assert.True(column.IsDynamic);
        Assert.Equal("$meta", column.FieldName);
        Assert.Equal(2, column.Scalars.JsonData.Data.Count);
    }

    private static string Encode(object? value)
        => DynamicFieldJson.Encode(new Dictionary<string, object?> { ["n"] = value }).ToStringUtf8();
}
