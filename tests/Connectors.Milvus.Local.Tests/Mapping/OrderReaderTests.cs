using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local.Tests.Mapping;

public sealed class OrderReaderTests
{
    [Fact]
    public void Keys_are_split_outside_brackets_and_quotes()
        => Assert.Equal(
            [new OrderByField("price", true), new OrderByField("m[\"a,b:c]\"]"), new OrderByField("n", false, false)],
            Read("price:desc, m[\"a,b:c]\"]:asc,n:ascending:nulls_last"));

    [Theory]
    [InlineData("a:up", "invalid order direction 'up' for field 'a'")]
    [InlineData("a:asc:sometimes", "invalid null order 'sometimes'")]
    [InlineData("a:asc:nulls_first:x", "invalid order_by_fields entry")]
    [InlineData("a,", "invalid order_by_fields entry ''")]
    public void Other_texts_are_refused(string text, string reason)
        => Assert.Contains(reason, Assert.Throws<EngineException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_come_as_one_or_several()
    {
        Assert.Equal(["a", "b"], OrderReader.ReadGroups(Parameters.Read([Samples.Pair("group_by_fields", "a,b")])));
        Assert.Equal(["a"], OrderReader.ReadGroups(Parameters.Read([Samples.Pair("group_by_field", "a")])));
        Assert.Empty(OrderReader.ReadGroups(Parameters.Read(new RepeatedField<KeyValuePair>())));
    }

    private static OrderByField[] Read(string text) => OrderReader.ReadOrder(Parameters.Read([Samples.Pair("order_by_fields", text)]));
}
