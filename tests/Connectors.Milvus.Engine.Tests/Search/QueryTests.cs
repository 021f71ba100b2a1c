using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>Queries: ascending keys, paging, counting.</summary>
public sealed class QueryTests : EngineTest
{
    [Fact]
    public void Rows_come_in_ascending_order_of_the_key_also_after_upserts()
    {
        Create();
        Engine.Upsert(Ids(3), VectorRows([0, 0]));

        Assert.Equal([1, 2, 3, 5, 8], Engine.Query("id > 0").Values<long>("id"));
        Assert.Equal([1, 3, 8], Engine.Query("id in [8, 3, 1]").Values<long>("id"));
    }

    [Fact]
    public void Limit_and_offset_page_and_an_offset_alone_is_ignored()
    {
        Create();
        long[] Page(string filter, long? limit, long offset)
            => Engine.Query(new QueryCommand { Collection = Name, Filter = filter, Limit = limit, Offset = offset }, default).Values<long>("id");

        Assert.Equal([1, 2], Page("", 2, 0));
        Assert.Equal([3, 5], Page("", 2, 2));
        Assert.Equal([8], Page("", 2, 4));
        Assert.Empty(Page("", 2, 6));
        Assert.Equal([5], Page("id in [8, 5, 1]", 1, 1));
        Assert.Equal([1, 2, 3, 5, 8], Page("id > 0", null, 3));
    }

    [Theory]
    [InlineData("count(*)")]
    [InlineData("COUNT( * )")]
    public void Counting_counts(string field)
    {
        Create();
        var counted = Engine.Query(new QueryCommand { Collection = Name, Filter = "id > 2", OutputFields = [field] });

        Assert.Equal(1, counted.RowCount);
        var column = Assert.IsType<Column<long>>(Assert.Single(counted.Columns));
        Assert.Equal(("count(*)", EngineDataType.Int64, 3), (column.Name, column.Type, column.Values[0]));
        Assert.Equal(5, Engine.Count());
        Engine.Delete("id == 8");
        Assert.Equal(4, Engine.Count());
    }

    [Fact]
    public void Text_keys_are_ordered_by_their_bytes()
    {
        Engine.CreateLoaded(Schema(Key(EngineDataType.VarChar), Vector(2)));
        Engine.Insert(Keys("b", "é", "B", "10", "9"), VectorRows([0, 0], [0, 0], [0, 0], [0, 0], [0, 0]));

        Assert.Equal(["10", "9", "B", "b", "é"], Engine.Query("id != ''").Values<string>("id"));
    }

    private void Create()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids(5, 3, 8, 1, 2), VectorRows([0, 0], [0, 0], [0, 0], [0, 0], [0, 0]));
    }
}
