using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Partitions that are loaded while others are not: reads see the loaded ones only.</summary>
public sealed class PartitionLoadTests : EngineTest
{
    public PartitionLoadTests()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.CreatePartition("", Name, "a");
        Engine.CreatePartition("", Name, "b");
        Insert(1, "_default");
        Insert(2, "a");
        Insert(3, "b");
    }

    [Fact]
    public void A_released_partition_is_not_read_and_the_others_are()
    {
        Engine.ReleasePartitions("", Name, ["a"]);

        Assert.Equal([1, 3], Found());
        Assert.Equal(2, Engine.Count());
        Assert.Equal([1, 3], Engine.Query("id > 0", "id").Values<long>("id"));
        Assert.Equal([3], Engine.Search(Nearest([0, 0, 0, 0]) with { Partitions = ["b"] }).LongIds());
        Fails(EngineError.PartitionNotLoaded, "partition not loaded[partition=a]", () => Engine.Search(Nearest([0, 0, 0, 0]) with { Partitions = ["b", "a"] }));
        Fails(EngineError.PartitionNotLoaded, "partition not loaded[partition=a]", () => Engine.Query(new QueryCommand { Collection = Name, Filter = "id > 0", Partitions = ["a"] }));
        Assert.Equal(3, Engine.GetRowCount("", Name));
    }

    [Fact]
    public void Loading_some_partitions_loads_no_others_until_the_whole_collection_is()
    {
        Engine.ReleaseCollection("", Name);
        Engine.LoadPartitions("", Name, ["b"]);
        Assert.Equal([3], Found());
        Assert.Equal(EngineLoadState.Loaded, Engine.GetLoadState("", Name, ["b"]));
        Assert.Equal(EngineLoadState.NotLoad, Engine.GetLoadState("", Name, ["a", "b"]));

        Reopen();
        Engine.LoadPartitions("", Name, ["a"]);
        Assert.Equal([2, 3], Found());
        Engine.LoadCollection("", Name);
        Assert.Equal([1, 2, 3], Found());
        Engine.LoadPartitions("", Name, ["a"]);
        Assert.Equal([1, 2, 3], Found());
    }

    [Fact]
    public void Without_a_loaded_partition_the_collection_is_not_loaded()
    {
        Engine.ReleasePartitions("", Name, ["a", "b"]);
        Engine.ReleasePartitions("", Name, ["_default"]);

        Assert.Equal(EngineLoadState.NotLoad, Engine.GetLoadState("", Name));
        Fails(EngineError.CollectionNotLoaded, "collection not loaded", () => Found());
        Fails(EngineError.CollectionNotLoaded, "collection not loaded", () => Engine.Search(Nearest([0, 0, 0, 0]) with { Partitions = ["a"] }));
        Engine.LoadCollection("", Name);
        Assert.Equal([1, 2, 3], Found());
    }

    [Fact]
    public void A_filter_deletes_what_reads_see_and_keys_are_deleted_anywhere()
    {
        Engine.ReleasePartitions("", Name, ["a", "b"]);
        Engine.Delete("id >= 1");
        Engine.Delete("id in [3]");
        Engine.LoadCollection("", Name);

        Assert.Equal([2], Found());
    }

    [Fact]
    public void A_released_partition_can_be_dropped_and_a_new_one_begins_as_the_others_do()
    {
        Engine.CreatePartition("", Name, "c");
        Insert(4, "c");
        Engine.ReleasePartitions("", Name, ["a"]);
        Engine.CreatePartition("", Name, "d");
        Insert(5, "d");

        Assert.Equal([1, 3, 4], Found());
        Engine.DropPartition("", Name, "a");
        Fails(EngineError.Unexpected, "partition is loaded", () => Engine.DropPartition("", Name, "c"));
        Engine.LoadCollection("", Name);
        Assert.Equal([1, 3, 4, 5], Found());
        Assert.Empty(Engine.Verify());
    }

    [Fact]
    public void Missing_names_are_refused()
    {
        Fails(EngineError.PartitionNotFound, "partition not found[partition=x]", () => Engine.LoadPartitions("", Name, ["x"]));
        Fails(EngineError.PartitionNotFound, "partition not found[partition=x]", () => Engine.ReleasePartitions("", Name, ["a", "x"]));
        Fails(EngineError.InvalidParameter, "partition_names is empty", () => Engine.LoadPartitions("", Name, []));
        Assert.Equal([1, 2, 3], Found());
    }

    private IEnumerable<long> Found() => Engine.Search(Nearest([0, 0, 0, 0])).LongIds().Order();

    private void Insert(long id, string partition)
        => Engine.Insert(new InsertCommand { Collection = Name, Partition = partition, RowCount = 1, Columns = [Ids(id), VectorRows([id, 0, 0, 0])] });
}
