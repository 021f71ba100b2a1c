using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>What is kept of filters never hides a change.</summary>
public sealed class FilteredSlotCacheTests : EngineTest
{
    [Fact]
    public void The_same_filter_sees_every_change_of_rows_and_schema()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("n", EngineDataType.Int64)));
        Insert(Engine, [1, 2, 3], 0);
        Assert.Equal([1, 2, 3], Found(Engine, "n < 5"));
        Assert.Equal([1, 2, 3], Found(Engine, "n < 5"));
        Insert(Engine, [4], 0);
        Assert.Equal([1, 2, 3, 4], Found(Engine, "n < 5"));
        Engine.Delete("id == 2");
        Assert.Equal([1, 3, 4], Found(Engine, "n < 5"));
        Engine.Upsert(Ids(3), VectorRows([0, 0]), new Column<long>("n", EngineDataType.Int64, [9]));
        Assert.Equal([1, 4], Found(Engine, "n < 5"));
        Assert.Equal([3], Found(Engine, "n > 5"));

        using (var other = File.Open())
            Insert(other, [5], 0);
        Assert.Equal([1, 4, 5], Found(Engine, "n < 5"));
        Engine.AddField("", Name, Scalar("m", EngineDataType.Int64, nullable: true, defaultValue: 7L));
        Assert.Equal([1, 3, 4, 5], Found(Engine, "m == 7"));
    }

    [Fact]
    public void Values_of_templates_and_partitions_are_told_apart()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("n", EngineDataType.Int64)));
        Engine.CreatePartition("", Name, "p");
        Insert(Engine, [1], 1);
        Insert(Engine, [2], 2);
        foreach (var value in (long[])[1, 2, 1, 2])
            Assert.Equal([value], Engine.Search(Nearest([0, 0]) with { Filter = "n == {x}", FilterValues = new Dictionary<string, object?> { ["x"] = value } }).LongIds());
        foreach (var (partition, ids) in ((string, long[])[])[("_default", [1, 2]), ("p", []), ("_default", [1, 2])])
            Assert.Equal(ids, Engine.Search(Nearest([0, 0]) with { Filter = "n > 0", Partitions = [partition] }).LongIds());
    }

    [Fact]
    public void A_random_sample_is_another_one_each_time()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("n", EngineDataType.Int64)));
        Insert(Engine, [.. Enumerable.Range(0, 500).Select(id => (long)id)], 0);
        var command = Nearest([0, 0], 500) with { Filter = "random_sample(0.5)" };

        Assert.NotEqual(Engine.Search(command).LongIds(), Engine.Search(command).LongIds());
    }

    [Fact]
    public void Filters_not_asked_with_for_longest_give_way()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        var cache = new FilteredSlotCache(4096);
        var now = new Counters(1, 1, 64, 0, 0);
        var keys = Enumerable.Range(0, 20).Select(value => new FilteredSlotCache.Key(1, "n = ?", [(long)value])).ToArray();
        foreach (var key in keys)
        {
            cache.Add(key, now, 1, SlotSet.Full(64));
            Assert.NotNull(cache.Find(keys[0], now, 1));
        }

        Assert.NotNull(cache.Find(keys[19], now, 1));
        Assert.Null(cache.Find(keys[1], now, 1));
        Assert.Null(cache.Find(keys[19], now with { Version = 2 }, 1));
        Assert.Null(cache.Find(keys[19], now, 2));
    }

    private static void Insert(VectorEngine engine, long[] ids, long n)
        => engine.Insert(Ids(ids), VectorRows([.. ids.Select(_ => new float[] { 0, 0 })]), new Column<long>("n", EngineDataType.Int64, [.. ids.Select(_ => n)]));

    private static long[] Found(VectorEngine engine, string filter) => engine.Search(Nearest([0, 0], 100) with { Filter = filter }).LongIds();
}
