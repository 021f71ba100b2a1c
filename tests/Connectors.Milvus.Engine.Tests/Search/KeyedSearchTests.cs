using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Search;

public sealed class KeyedSearchTests : EngineTest
{
    public KeyedSearchTests()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Vector()));
        Engine.Insert(Sample.Ids(1, 2, 3), Sample.VectorRows([1, 0, 0, 0], [2, 0, 0, 0], [5, 0, 0, 0]));
    }

    [Fact]
    public void Rows_stand_in_for_query_vectors_in_the_order_of_the_keys()
    {
        var result = Engine.Search(ByKeys(3, 1) with { Limit = 2 });

        Assert.Equal([2, 2], result.Counts);
        Assert.Equal([3, 2, 1, 2], result.LongIds());
    }

    [Fact]
    public void A_key_without_a_row_is_refused_by_name()
        => Sample.Fails(EngineError.InvalidParameter, "some of the provided primary key IDs do not exist: missing IDs = [8, 9]", () => Engine.Search(ByKeys(1, 8, 9)));

    [Fact]
    public void Keys_of_the_wrong_type_are_refused()
        => Sample.Fails(EngineError.InvalidParameter, "array type mismatch", () => Engine.Search(ByKeys(1) with { Keys = Sample.Keys("1") }));

    [Fact]
    public void Neither_keys_nor_vectors_is_refused()
        => Sample.Fails(EngineError.InvalidParameter, "needs query vectors or primary keys", () => Engine.Search(ByKeys(1) with { Keys = null }));

    private static SearchCommand ByKeys(params long[] keys) => Sample.Nearest([0, 0, 0, 0], 3) with { Vectors = null, Keys = Sample.Ids(keys) };
}
