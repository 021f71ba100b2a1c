using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Iteration;

public sealed class QueryIteratorTests : EngineTest
{
    private const int Rows = 100;

    public QueryIteratorTests()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("n", EngineDataType.Int64), Sample.Vector()));
        Write(Enumerable.Range(0, Rows).Select(id => (long)id), n: 0);
    }

    [Fact]
    public void Pages_show_the_moment_of_the_first_one_whatever_is_written_between_them()
    {
        var first = Page(last: -1, session: 0);
        var ids = first.Values<long>("id").ToList();
        var round = 1;
        while (true)
        {
            Write(Enumerable.Range(0, Rows).Select(id => (long)id), n: round++);
            Write([1000 + round, -round], n: round);
            Engine.Delete($"id == {ids[^1] + 1}");
            var page = Page(ids[^1], first.Timestamp);
            Assert.Equal(first.Timestamp, page.Timestamp);
            Assert.All(page.Values<long>("n"), n => Assert.Equal(0, n));
            if (page.RowCount == 0)
                break;
            ids.AddRange(page.Values<long>("id"));
        }

        Assert.Equal(Enumerable.Range(0, Rows).Select(id => (long)id), ids);
    }

    [Fact]
    public void Compaction_between_pages_moves_nothing_for_the_iterator()
    {
        var first = Page(last: -1, session: 0);
        for (var round = 1; round <= 30; round++)
            Write(Enumerable.Range(0, Rows).Select(id => (long)id), round);
        Engine.Flush("", [Sample.Name]);

        var page = Page(9, first.Timestamp);

        Assert.Equal(Enumerable.Range(10, 10).Select(id => (long)id), page.Values<long>("id"));
        Assert.All(page.Values<long>("n"), n => Assert.Equal(0, n));
    }

    [Fact]
    public void An_unknown_session_goes_on_over_the_present_rows_and_stays_with_them()
    {
        var page = Page(9, session: 77UL << 30);
        Write([15], n: 5);
        var again = Page(9, session: 77UL << 30);

        Assert.Equal(10, page.RowCount);
        Assert.Equal(page.Timestamp, again.Timestamp);
        Assert.All(again.Values<long>("n"), n => Assert.Equal(0, n));
    }

    [Fact]
    public void Another_collection_behind_the_name_is_refused()
        => Sample.Fails(EngineError.InvalidParameter, "Input collection id is not consistent", () => Engine.Query(Command(-1, 0) with { Iterator = new IteratorPage { CollectionId = 7 } }));

    [Fact]
    public void Release_ends_an_iterator()
    {
        var first = Page(-1, 0);
        Engine.ReleaseCollection("", Sample.Name);

        Sample.Fails(EngineError.CollectionNotLoaded, "collection not loaded", () => Page(9, first.Timestamp));
    }

    [Fact]
    public void Many_abandoned_iterators_give_way_to_new_ones()
    {
        var first = Page(-1, 0);
        for (var index = 0; index < 40; index++)
            Page(-1, 0);
        Write([12], n: 9);

        var page = Page(9, first.Timestamp);

        Assert.NotEqual(first.Timestamp, page.Timestamp);
        Assert.Equal([0, 0, 9, 0, 0, 0, 0, 0, 0, 0], page.Values<long>("n"));
    }

    [Fact]
    public void An_engine_with_open_iterators_closes()
    {
        Page(-1, 0);

        Reopen();

        Assert.Equal(Rows, Engine.Count());
    }

    [Fact]
    public async Task Pages_of_one_iterator_may_be_asked_for_at_once()
    {
        var first = Page(-1, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), (number, _) =>
        {
            Assert.Equal(10, Page(number, first.Timestamp).RowCount);
            return ValueTask.CompletedTask;
        });
    }

    private QueryResult Page(long last, ulong session) => Engine.Query(Command(last, session));

    private static QueryCommand Command(long last, ulong session) => new()
    {
        Collection = Sample.Name,
        Filter = $"id > {last}",
        OutputFields = ["n"],
        Limit = 10,
        Iterator = new IteratorPage { SessionTimestamp = session },
    };

    private void Write(IEnumerable<long> ids, long n)
    {
        var keys = ids.ToArray();
        Engine.Upsert(
            Sample.Ids(keys),
            new Column<long>("n", EngineDataType.Int64, [.. keys.Select(_ => n)]),
            Sample.VectorRows([.. keys.Select(id => new float[] { id, 0, 0, 0 })]));
    }
}
