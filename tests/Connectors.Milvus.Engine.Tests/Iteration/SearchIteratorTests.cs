using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Iteration;

public sealed class SearchIteratorTests : EngineTest
{
    private const int Rows = 60;

    // Rows 0, 1, 2 … lie at distance 0, 0, 0, 1, 1, 1, 4, 4, 4, …: every page border cuts through equal scores.
    public SearchIteratorTests()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Vector()));
        Write(Enumerable.Range(0, Rows).Select(id => (long)id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(100)]
    public void All_pages_together_are_the_search_without_pages(int size)
    {
        var whole = Engine.Search(Sample.Nearest([0, 0, 0, 0], Rows));

        var (ids, scores) = Iterate(size, between: () => { });

        Assert.Equal(whole.LongIds(), ids);
        Assert.Equal(whole.Scores, scores);
    }

    [Fact]
    public void Writes_between_pages_do_not_show()
    {
        var round = 0;
        var (ids, _) = Iterate(7, between: () =>
        {
            round++;
            Write([1000 + round]);
            Write(Enumerable.Range(0, Rows).Reverse().Select(id => (long)id));
            Engine.Delete($"id == {round}");
        });

        Assert.Equal(Enumerable.Range(0, Rows).Select(id => (long)id), ids);
    }

    [Fact]
    public void A_page_asked_for_again_is_given_again()
    {
        var first = Engine.Search(Page(4, 0, null));
        var place = first.IteratorPlace;

        var second = Engine.Search(Page(4, first.Timestamp, place));
        var again = Engine.Search(Page(4, first.Timestamp, place));

        Assert.Equal([4, 5, 6, 7], second.LongIds());
        Assert.Equal(second.LongIds(), again.LongIds());
    }

    [Fact]
    public void The_name_alone_finds_the_iterator()
    {
        var first = Engine.Search(Page(4, 0, null));
        Write([2000]);

        var second = Engine.Search(Page(4, 0, first.IteratorPlace));

        Assert.Equal(first.Timestamp, second.Timestamp);
        Assert.Equal([4, 5, 6, 7], second.LongIds());
    }

    [Fact]
    public void Two_iterators_of_one_moment_do_not_disturb_each_other()
    {
        var one = Engine.Search(Page(4, 0, null));
        var other = Engine.Search(Page(5, one.Timestamp, new SearchIteratorPage()));

        Assert.NotEqual(one.IteratorPlace!.Token, other.IteratorPlace!.Token);
        Assert.Equal([4, 5], Engine.Search(Page(2, one.Timestamp, one.IteratorPlace)).LongIds());
        Assert.Equal([5, 6], Engine.Search(Page(2, one.Timestamp, other.IteratorPlace)).LongIds());
    }

    [Fact]
    public void A_place_that_is_forgotten_goes_on_strictly_beyond_the_bound()
    {
        var place = new SearchIteratorPage { Token = Guid.NewGuid().ToString(), LastBound = 1 };

        var page = Engine.Search(Page(3, 99UL << 30, place));

        Assert.Equal([6, 7, 8], page.LongIds());
        Assert.Equal(place.Token, page.IteratorPlace!.Token);
    }

    [Fact]
    public void Bounds_do_not_round_with_the_scores()
    {
        Write([3000]);
        Engine.Upsert(Sample.Ids(3000), Sample.VectorRows([0.123f, 0, 0, 0]));

        var page = Engine.Search(Page(4, 0, null) with { RoundDecimal = 0 });

        Assert.Equal(0f, page.Scores[3]);
        Assert.Equal(0.123f * 0.123f, page.IteratorPlace!.LastBound!.Value, 6);
    }

    [Fact]
    public void An_iterator_takes_no_groups_no_offset_and_one_vector()
    {
        Sample.Fails(EngineError.InvalidParameter, "Not allowed to do groupBy when doing iteration", () => Engine.Search(Page(4, 0, null) with { GroupByFields = ["id"] }));
        Sample.Fails(EngineError.InvalidParameter, "offset", () => Engine.Search(Page(4, 0, null) with { Offset = 1 }));
        Sample.Fails(EngineError.InvalidParameter, "one query vector", () => Engine.Search(Page(4, 0, null) with { Vectors = Sample.VectorRows([0, 0, 0, 0], [1, 0, 0, 0]) }));
    }

    private (List<long> Ids, List<float> Scores) Iterate(int size, Action between)
    {
        var page = Engine.Search(Page(size, 0, null));
        var session = page.Timestamp;
        var (ids, scores) = (new List<long>(), new List<float>());
        while (page.Scores.Length > 0)
        {
            ids.AddRange(page.LongIds());
            scores.AddRange(page.Scores);
            between();
            page = Engine.Search(Page(size, session, page.IteratorPlace));
        }

        return (ids, scores);
    }

    private static SearchCommand Page(int size, ulong session, SearchIteratorPage? place) => Sample.Nearest([0, 0, 0, 0], size) with
    {
        Iterator = new IteratorPage { SessionTimestamp = session },
        IteratorPlace = place ?? new SearchIteratorPage(),
    };

    private void Write(IEnumerable<long> ids)
    {
        var keys = ids.ToArray();
        Engine.Upsert(Sample.Ids(keys), Sample.VectorRows([.. keys.Select(id => new float[] { id / 3, 0, 0, 0 })]));
    }
}
