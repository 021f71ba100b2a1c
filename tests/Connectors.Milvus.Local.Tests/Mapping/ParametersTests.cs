using Connectors.Milvus.Engine;
using Google.Protobuf.Collections;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local.Tests.Mapping;

public sealed class ParametersTests
{
    [Fact]
    public void Flat_values_come_before_those_in_params()
    {
        var parameters = Read(("radius", "1"), ("params", """{"radius": 2, "range_filter": 0.5, "name": "x", "on": true}"""));

        Assert.Equal(1, parameters.Number("radius"));
        Assert.Equal(0.5, parameters.Number("range_filter"));
        Assert.Equal("x", parameters.Text("name"));
        Assert.True(parameters.Boolean("on"));
    }

    [Fact]
    public void The_last_of_equal_keys_counts()
        => Assert.Equal(2, Read(("topk", "1"), ("topk", "2")).Integer("topk"));

    [Fact]
    public void Missing_and_empty_are_the_same()
    {
        var parameters = Read(("a", ""), ("params", ""));

        Assert.Null(parameters.Text("a"));
        Assert.Null(parameters.Integer("a"));
        Assert.Null(parameters.Number("b"));
        Assert.Null(parameters.Boolean("b"));
        Assert.False(parameters.IsSet("a"));
    }

    [Theory]
    [InlineData("True")]
    [InlineData("true")]
    [InlineData("TRUE")]
    public void Booleans_come_in_the_case_of_the_clients_language(string text)
        => Assert.True(Read(("iterator", text)).Boolean("iterator"));

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("0x10")]
    [InlineData("ten")]
    [InlineData("99999999999999999999")]
    public void What_is_no_integer_is_refused_by_name_and_value(string text)
    {
        var error = Assert.Throws<EngineException>(() => Read(("topk", text)).Integer("topk"));

        Assert.Equal(EngineError.InvalidParameter, error.Code);
        Assert.StartsWith($"topk [{text}] is invalid", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void What_is_no_finite_number_is_refused(string text)
        => Assert.Throws<EngineException>(() => Read(("radius", text)).Number("radius"));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("1")]
    public void Params_must_be_a_json_object(string json)
        => Assert.Throws<EngineException>(() => Read(("params", json)));

    private static Parameters Read(params (string Key, string Value)[] pairs)
        => Parameters.Read([.. pairs.Select(pair => new KeyValuePair { Key = pair.Key, Value = pair.Value })]);
}
