using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>Scores, ranges, rounding, offsets, output fields, groups, bounds.</summary>
public sealed class SearchFeatureTests : EngineTest
{
    [Theory]
    [InlineData("L2", new[] { 0f, 2f, 4f, 25f })]
    [InlineData("IP", new[] { 4f, 2f, 1f, 0f })]
    [InlineData("COSINE", new[] { 1f, 1f, 0.70710677f, 0f })]
    public void Scores_are_Milvus_scores(string metric, float[] scores)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)), metric);
        Engine.Insert(Ids(1, 2, 3, 4), VectorRows(metric == "L2" ? [[1, 0], [2, 1], [3, 0], [4, 4]] : [[1, 0], [2, 0], [0, 0], [4, 4]]));
        var found = Engine.Search(Nearest([1, 0]));

        Assert.Equal(scores.Order(), found.Scores.Order().ToArray().AsEnumerable());
        Assert.Equal(metric == "L2" ? found.Scores.Order() : found.Scores.OrderDescending(), found.Scores);
    }

    [Fact]
    public void A_zero_vector_has_cosine_0_as_row_and_as_query()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)), "COSINE");
        Engine.Insert(Ids(1, 2), VectorRows([0, 0], [-1, 0]));

        Assert.Equal([0f, -1f], Engine.Search(Nearest([1, 0])).Scores);
        Assert.Equal([0f, 0f], Engine.Search(Nearest([0, 0])).Scores);
    }

    [Theory]
    [InlineData(9.0, null, new long[] { 1, 2, 3 })]
    [InlineData(9.0, 1.0, new long[] { 2, 3 })]
    [InlineData(9.1, 4.0, new long[] { 3, 4 })]
    [InlineData(1.0, 0.0, new long[] { 1 })]
    public void L2_ranges_include_the_inner_bound_and_exclude_the_outer(double radius, double? inner, long[] ids)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids(1, 2, 3, 4, 5), VectorRows([0, 0], [1, 0], [2, 0], [3, 0], [4, 0]));

        Assert.Equal(ids, Engine.Search(Nearest([0, 0]) with { Radius = radius, RangeFilter = inner }).LongIds());
    }

    [Theory]
    [InlineData(1.0, null, new long[] { 5, 4, 3 })]
    [InlineData(1.0, 3.0, new long[] { 4, 3 })]
    [InlineData(-1.0, 0.0, new long[] { 1 })]
    public void Similarity_ranges_exclude_the_radius_and_include_the_other_bound(double radius, double? inner, long[] ids)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)), "IP");
        Engine.Insert(Ids(1, 2, 3, 4, 5), VectorRows([0, 0], [1, 0], [2, 0], [3, 0], [4, 0]));

        Assert.Equal(ids, Engine.Search(Nearest([1, 0]) with { Radius = radius, RangeFilter = inner }).LongIds());
        Assert.Equal(ids.Take(1), Engine.Search(Nearest([1, 0], 1) with { Radius = radius, RangeFilter = inner }).LongIds());
    }

    [Fact]
    public void Rounding_touches_scores_only()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids(1, 2), VectorRows([0.123456f, 0], [0.12f, 0]));
        var found = Engine.Search(Nearest([0, 0]) with { RoundDecimal = 3 });

        Assert.Equal([2, 1], found.LongIds());
        Assert.Equal([0.014f, 0.015f], found.Scores);
    }

    [Fact]
    public void Offset_skips_and_may_run_past_the_end()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids(1, 2, 3), VectorRows([1, 0], [2, 0], [3, 0]));

        Assert.Equal([2, 3], Engine.Search(Nearest([0, 0], 2) with { Offset = 1 }).LongIds());
        var past = Engine.Search(Nearest([0, 0], 2) with { Offset = 3, OutputFields = ["*"] });
        Assert.Equal([0], past.Counts);
        Assert.All(past.Columns, column => Assert.Equal(0, column.Count));
    }

    [Fact]
    public void Output_fields_are_what_was_asked_for_in_that_order()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("a", EngineDataType.Int64), Scalar("b", EngineDataType.VarChar)) with { EnableDynamicField = true });
        Engine.Insert(Ids(1), VectorRows([1, 0]), new Column<long>("a", EngineDataType.Int64, [5]), new Column<string>("b", EngineDataType.VarChar, ["x"]));
        string[] Columns(params string[] asked) => [.. Engine.Search(Nearest([1, 0]) with { OutputFields = asked }).Columns.Select(column => column.Name)];

        Assert.Empty(Columns());
        Assert.Equal(["b", "a"], Columns("b", "a", "b"));
        Assert.Equal(["id", "v", "a", "b", "$meta"], Columns("*"));
        Assert.Equal(["a", "id", "v", "b", "$meta"], Columns("a", "*"));
        Assert.Equal(["id", "$meta"], Columns("id", "anything"));
        Assert.Equal(["id"], Engine.Query("id == 1").Columns.Select(column => column.Name));
        Assert.Equal(["a", "id"], Engine.Query("id == 1", "a").Columns.Select(column => column.Name));
        Assert.Equal("id", Engine.Search(Nearest([1, 0])).PrimaryField);
    }

    [Fact]
    public void Grouping_gives_the_best_of_every_value_and_counts_groups()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("g", EngineDataType.Int32, nullable: true)));
        // Group 7 fills the first thousand ranks: looking at some multiple of the limit would miss the others.
        var near = Enumerable.Range(0, 1000).Select(id => ((long)id, new[] { id / 1000f, 0 }, Group: 7, IsSet: true));
        var far = new[] { (1000L, new[] { 5f, 0 }, Group: 3, IsSet: true), (1001L, [6f, 0], 9, true), (1002L, [7f, 0], 0, false), (1003L, [8f, 0], 3, true), (1004L, [9f, 0], 0, false) };
        (long Id, float[] Row, int Group, bool IsSet)[] rows = [.. near, .. far];
        Engine.Insert(Ids([.. rows.Select(row => row.Id)]), VectorRows([.. rows.Select(row => row.Row)]), new Column<int>("g", EngineDataType.Int32, [.. rows.Select(row => row.Group)], [.. rows.Select(row => row.IsSet)]));

        var found = Engine.Search(Nearest([0, 0]) with { GroupByFields = ["g"] });
        Assert.Equal([0, 1000, 1001, 1002], found.LongIds());
        Assert.Equal([7, 3, 9], ((Column<int>)found.GroupByValues[0]).Values.Take(3));
        Assert.Equal([true, true, true, false], found.GroupByValues[0].Flags());
        Assert.Equal([1000, 1001], Engine.Search(Nearest([0, 0], 2) with { GroupByFields = ["g"], Offset = 1 }).LongIds());
        Assert.Equal([0, 1, 1000, 1003], Engine.Search(Nearest([0, 0], 2) with { GroupByFields = ["g"], GroupSize = 2 }).LongIds());
        Assert.Equal([1001, 1003], Engine.Search(Nearest([0, 0]) with { GroupByFields = ["g"], Filter = "id > 1000 and g is not null" }).LongIds());
    }

    [Fact]
    public void An_empty_collection_answers_empty_lists()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));

        Assert.Equal([0, 0], Engine.Search(Nearest([0, 0]) with { Vectors = VectorRows([0, 0], [1, 1]) }).Counts);
        Assert.Equal(0, Engine.Query("id > 0").RowCount);
        Assert.Equal(0, Engine.Count());
    }

    [Fact]
    public void Vectors_beyond_the_memory_limit_are_refused_and_others_give_way()
    {
        using var small = File.Open(new VectorEngineOptions { VectorMemoryLimit = 3 << 20 });
        foreach (var name in (string[])["a", "b", "c"])
        {
            small.CreateLoaded(Schema(Key(), Vector(1024)) with { Name = name });
            small.Insert(new InsertCommand { Collection = name, RowCount = 200, Columns = [Ids([.. Enumerable.Range(0, 200).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(0, 200).Select(id => new float[1024])])] });
            Assert.Equal(10, small.Search(Nearest(new float[1024]) with { Collection = name }).Ids.Count);
        }

        Assert.Equal(10, small.Search(Nearest(new float[1024]) with { Collection = "a" }).Ids.Count);
        for (var batch = 1; batch < 5; batch++)
            small.Insert(new InsertCommand { Collection = "a", RowCount = 200, Columns = [Ids([.. Enumerable.Range(batch * 200, 200).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(0, 200).Select(id => new float[1024])])] });
        Fails(EngineError.MemoryLimitExceeded, "raise VectorMemoryLimit", () => small.Search(Nearest(new float[1024]) with { Collection = "a" }));
        Assert.Equal(10, small.Search(Nearest(new float[1024]) with { Collection = "b" }).Ids.Count);
    }

    [Fact]
    public void A_cancelled_call_throws_and_the_engine_goes_on()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2)));
        Engine.Insert(Ids(1), VectorRows([1, 0]));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Engine.Search(Nearest([1, 0]), cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Engine.Query(new QueryCommand { Collection = Name, Limit = 1 }, cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Engine.Insert(new InsertCommand { Collection = Name, RowCount = 1, Columns = [Ids(2), VectorRows([1, 0])] }, cancelled.Token));
        Assert.Equal(1, Engine.Count());
    }

    [Fact]
    public void A_query_under_way_can_be_cancelled()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(2), Scalar("s", EngineDataType.VarChar)));
        var ids = Enumerable.Range(0, 20_000).Select(id => (long)id).ToArray();
        Engine.Insert(Ids(ids), VectorRows([.. ids.Select(_ => new float[2])]), new Column<string>("s", EngineDataType.VarChar, [.. ids.Select(id => $"text {id}")]));
        using var patience = new CancellationTokenSource();
        var filter = string.Join(" or ", Enumerable.Range(0, 200).Select(index => $"s like \"%x{index}%y\""));
        var calls = 0;
        var reader = new Thread(() =>
        {
            while (!patience.IsCancellationRequested)
            {
                Interlocked.Increment(ref calls);
                try
                {
                    Engine.Query(new QueryCommand { Collection = Name, Filter = filter }, patience.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        });
        reader.Start();
        SpinWait.SpinUntil(() => Volatile.Read(ref calls) > 0);
        patience.CancelAfter(TimeSpan.FromMilliseconds(30));
        Assert.True(reader.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal(20_000, Engine.Count());
    }
}
