using System.Text;
using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Search;

public sealed class OrderTests : EngineTest
{
    public OrderTests()
    {
        Engine.CreateLoaded(Sample.Schema(
            Sample.Key(), Sample.Scalar("price", EngineDataType.Int32, nullable: true), Sample.Scalar("name", EngineDataType.VarChar),
            Sample.Scalar("doc", EngineDataType.Json), Sample.ArrayOf("tags", EngineDataType.Int64), Sample.Vector()) with { EnableDynamicField = true });
        Engine.Insert(
            Sample.Ids(1, 2, 3, 4, 5),
            new Column<int>("price", EngineDataType.Int32, [30, 10, 0, 10, 20], [true, true, false, true, true]),
            new Column<string>("name", EngineDataType.VarChar, ["b", "a", "a", "B", "c"]),
            Json("doc", "1", "2", "3", "4", "5"),
            new ArrayColumn("tags", EngineDataType.Int64, [new long[0], new long[0], new long[0], new long[0], new long[0]]),
            Sample.VectorRows([1, 0, 0, 0], [2, 0, 0, 0], [3, 0, 0, 0], [4, 0, 0, 0], [5, 0, 0, 0]),
            Json("$meta", """{"rank":2.5,"m":{"x":1}}""", """{"rank":2}""", "{}", """{"rank":null}""", """{"rank":10,"m":{"x":0}}"""));
    }

    public static TheoryData<OrderByField[], long[]> Orders => new()
    {
        { [new("price")], [3, 2, 4, 5, 1] },
        { [new("price", Descending: true)], [3, 1, 5, 2, 4] },
        { [new("price", NullsFirst: false)], [2, 4, 5, 1, 3] },
        { [new("price"), new("name")], [3, 4, 2, 5, 1] },
        { [new("name", Descending: true)], [5, 1, 2, 3, 4] },
        { [new("rank")], [3, 4, 2, 1, 5] },
        { [new("$meta[\"m\"][\"x\"]", Descending: true, NullsFirst: false)], [1, 5, 2, 3, 4] },
        { [new("m[\"x\"]", Descending: true, NullsFirst: false)], [1, 5, 2, 3, 4] },
        { [new("missing")], [1, 2, 3, 4, 5] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Rows_come_in_the_order_asked_for(OrderByField[] order, long[] expected)
    {
        var queried = Engine.Query(new QueryCommand { Collection = Sample.Name, Limit = 10, OrderBy = order });
        var found = Engine.Search(Sample.Nearest([0, 0, 0, 0]) with { OrderBy = order });

        Assert.Equal(expected, queried.Values<long>("id"));
        Assert.Equal(expected, found.LongIds());
        Assert.Equal(expected.Select(id => (float)(id * id)), found.Scores);
    }

    [Fact]
    public void A_search_orders_the_page_that_it_found_and_a_query_pages_what_it_ordered()
    {
        var found = Engine.Search(Sample.Nearest([0, 0, 0, 0], limit: 3) with { Offset = 1, OrderBy = [new("price", Descending: true, NullsFirst: false)] });
        var queried = Engine.Query(new QueryCommand { Collection = Sample.Name, Limit = 2, Offset = 1, OrderBy = [new("price", NullsFirst: false)] });

        Assert.Equal([2, 4, 3], found.LongIds());
        Assert.Equal([4, 5], queried.Values<long>("id"));
    }

    [Fact]
    public void Groups_stand_in_the_order_of_their_first_hits()
    {
        var found = Engine.Search(Sample.Nearest([0, 0, 0, 0]) with { GroupByFields = ["name"], GroupSize = 2, OrderBy = [new("price", Descending: true, NullsFirst: false)] });

        Assert.Equal([1, 5, 2, 3, 4], found.LongIds());
    }

    [Fact]
    public void A_hybrid_search_orders_its_merged_hits()
    {
        var found = Engine.HybridSearch(new HybridSearchCommand
        {
            Searches = [Sample.Nearest([0, 0, 0, 0]), Sample.Nearest([9, 0, 0, 0])],
            Ranker = new ReciprocalRankRanker(),
            Limit = 5,
            OrderBy = [new("price")],
        });

        Assert.Equal([3, 2, 4, 5, 1], found.LongIds());
    }

    [Theory]
    [InlineData("", "empty field name in order_by_fields")]
    [InlineData("doc", "order_by is not supported for JSON field 'doc'")]
    [InlineData("doc[\"a\"]", "order_by is not supported for JSON field")]
    [InlineData("tags", "has unsortable type Array")]
    [InlineData("v", "has unsortable type FloatVector")]
    [InlineData("a[", "invalid JSON path in order_by field 'a['")]
    public void What_has_no_order_is_refused(string field, string text)
        => Sample.Fails(EngineError.InvalidParameter, text, () => Engine.Search(Sample.Nearest([0, 0, 0, 0]) with { OrderBy = [new(field)] }));

    [Fact]
    public void Several_fields_group_together()
    {
        var found = Engine.Search(Sample.Nearest([0, 0, 0, 0]) with { GroupByFields = ["price", "name"] });

        Assert.Equal([1, 2, 3, 4, 5], found.LongIds());
        Assert.Equal(["price", "name"], found.GroupByValues.Select(column => column.Name));
    }

    private static Column<ReadOnlyMemory<byte>> Json(string name, params string[] rows)
        => new(name, EngineDataType.Json, [.. rows.Select(row => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(row))]) { IsDynamic = name == "$meta" };
}
