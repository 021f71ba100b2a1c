using Connectors.Milvus.Engine.Tests.Support;
using Connectors.Milvus.Engine.Tests.Text;

namespace Connectors.Milvus.Engine.Tests.Iteration;

/// <summary>Iterators over full-text searches, whose scores come down and whose equal scores are many.</summary>
public sealed class TextIteratorTests : EngineTest
{
    private const int Rows = 90;

    public TextIteratorTests()
    {
        Engine.CreateTexts();
        Write(Enumerable.Range(0, Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(100)]
    public void All_pages_together_are_the_search_without_pages(int size)
    {
        var whole = Engine.Search(TextSample.Find("rare common") with { Limit = Rows });

        var (ids, scores) = Iterate(size, between: _ => { });

        Assert.Equal(60, ids.Count);
        Assert.Equal(whole.LongIds(), ids);
        Assert.Equal(whole.Scores, scores);
    }

    // Scores depend on all texts, so that what is written would move the bounds.
    [Fact]
    public void Writes_between_pages_do_not_show()
    {
        var expected = Engine.Search(TextSample.Find("rare common") with { Limit = Rows }).LongIds();

        var (ids, _) = Iterate(7, between: round =>
        {
            Write(Enumerable.Range(1000 * round, 20));
            Write(Enumerable.Range(0, Rows).Reverse());
            Engine.Delete($"id == {expected[^round]}");
        });

        Assert.Equal(expected, ids);
    }

    // A third of the rows has both words, a third one, a third none; the lengths differ little, so scores repeat.
    private void Write(IEnumerable<int> ids)
    {
        var keys = ids.ToArray();
        Engine.Upsert(
            Sample.Ids([.. keys.Select(id => (long)id)]),
            TextSample.Texts([.. keys.Select(id => (id % 3 == 0 ? "rare common" : id % 3 == 1 ? "common" : "other") + string.Concat(Enumerable.Repeat(" more", id % 4)))]));
    }

    private (List<long> Ids, List<float> Scores) Iterate(int size, Action<int> between)
    {
        var (ids, scores) = (new List<long>(), new List<float>());
        var page = Engine.Search(Page(size, 0, new SearchIteratorPage()));
        var session = page.Timestamp;
        for (var round = 1; page.Scores.Length > 0; round++)
        {
            ids.AddRange(page.LongIds());
            scores.AddRange(page.Scores);
            between(round);
            page = Engine.Search(Page(size, session, page.IteratorPlace!));
        }

        return (ids, scores);
    }

    private static SearchCommand Page(int size, ulong session, SearchIteratorPage place)
        => TextSample.Find("rare common") with { Limit = size, Iterator = new IteratorPage { SessionTimestamp = session }, IteratorPlace = place };
}
