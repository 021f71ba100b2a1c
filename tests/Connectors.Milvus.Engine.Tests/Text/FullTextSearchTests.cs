using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;
using static Connectors.Milvus.Engine.Tests.Text.TextSample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>Full-text search against the textbook's BM25, through everything that changes the texts.</summary>
public sealed class FullTextSearchTests : EngineTest
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("2", "0.3")]
    [InlineData("0", "0")]
    public void Scores_stay_right_while_texts_change(string? k1, string? b)
    {
        var model = k1 is null ? new TextModel() : new TextModel(double.Parse(k1, System.Globalization.CultureInfo.InvariantCulture), double.Parse(b!, System.Globalization.CultureInfo.InvariantCulture));
        Engine.CreateTexts(index: k1 is null ? [("metric_type", "BM25")] : [("metric_type", "BM25"), ("params", $$"""{"bm25_k1": {{k1}}, "bm25_b": {{b}}}""")]);
        var random = new Random(5);
        for (var round = 0; round < 8; round++)
        {
            Write(model, random, round);
            var gone = model.Texts.Keys.Where(_ => random.Next(6) == 0).ToArray();
            Engine.Delete($"id in [{string.Join(", ", gone)}]");
            Array.ForEach(gone, id => model.Texts.Remove(id));
            if (round == 4)
                Reopen();
            foreach (var query in new[] { Sentence(random, 3), Sentence(random, 1), "w1 w1 w2", "unheard", "" })
                Check(model, query);
        }

        Assert.True(File.Number("SELECT max(epoch) FROM counters") > 0, "No compaction was met.");
    }

    [Fact]
    public void Another_process_counts_the_same_texts()
    {
        var model = new TextModel();
        Engine.CreateTexts();
        Write(model, new Random(1), 0);
        using var other = File.Open();
        Check(model, "w1 w3", other);
        Write(model, new Random(2), 1);
        Check(model, "w1 w3", other);
    }

    [Fact]
    public void Filters_pages_ranges_and_partitions_do_not_touch_the_weights()
    {
        var model = new TextModel();
        Engine.CreateTexts();
        Write(model, new Random(3), 0);
        var all = model.Search("w0 w2 w4");
        var odd = model.Search("w0 w2 w4", id => id % 2 == 1);

        Check(odd.Take(10), Engine.Search(Find("w0 w2 w4") with { Filter = "id % 2 == 1" }));
        Check(all.Skip(5).Take(10), Engine.Search(Find("w0 w2 w4") with { Offset = 5 }));
        var (outer, inner) = (all[30].Score + 1e-4, all[10].Score + 1e-4);
        Check(all.Where(hit => hit.Score > outer && hit.Score <= inner), Engine.Search(Find("w0 w2 w4") with { Radius = outer, RangeFilter = inner, Limit = 100 }));
        Assert.Empty(Engine.Search(Find("w0") with { Filter = "id < 0" }).LongIds());
    }

    [Fact]
    public void Several_texts_are_sought_at_once()
    {
        var model = new TextModel();
        Engine.CreateTexts();
        Write(model, new Random(3), 0);
        var queries = Enumerable.Range(0, 9).Select(number => $"w{number} w{number * 2}").ToArray();

        var found = Engine.Search(Find(queries) with { Limit = 5 });

        Assert.Equal(queries.SelectMany(query => model.Search(query).Take(5).Select(hit => hit.Id)), found.LongIds());
    }

    [Fact]
    public void Groups_hold_the_best_text_of_every_value()
    {
        Engine.CreateTexts(others: Scalar("author", EngineDataType.VarChar));
        Engine.Insert(Ids(1, 2, 3, 4), Texts("cat", "cat dog", "cat dog bird", "dog"), new Column<string>("author", EngineDataType.VarChar, ["a", "a", "b", "c"]));

        Assert.Equal([1, 3], Engine.Search(Find("cat") with { GroupByFields = ["author"] }).LongIds());
    }

    [Fact]
    public void Expired_texts_are_neither_found_nor_counted()
    {
        var clock = new TestClock();
        using var file = new TestFile();
        using var engine = file.Open(new VectorEngineOptions { TimeProvider = clock });
        engine.CreateTexts(properties: Params(("collection.ttl.seconds", "100")));
        engine.Insert(Ids(1, 2), Texts("old cat", "old dog dog"));
        clock.Now += TimeSpan.FromSeconds(60);
        engine.Insert(Ids(3, 4), Texts("new cat", "new bird bird bird"));
        clock.Now += TimeSpan.FromSeconds(60);

        Check(new TextModel { Texts = { [3] = "new cat", [4] = "new bird bird bird" } }.Search("cat new"), engine.Search(Find("cat new")));
        Assert.Empty(engine.Search(Find("old")).LongIds());
    }

    [Fact]
    public void A_text_that_is_missing_has_no_terms()
    {
        Engine.CreateTexts(TextField(nullable: true));
        Engine.Insert(Ids(1, 2, 3), new Column<string>("text", EngineDataType.VarChar, ["cat", "", ""], [true, false, true]));
        Engine.Insert(Ids(4));

        Assert.Equal([1], Engine.Search(Find("cat")).LongIds());
        Assert.Equal(4, Engine.Count());
    }

    [Fact]
    public void A_default_text_is_indexed()
    {
        Engine.CreateTexts(TextField(defaultValue: "house cat"));
        Engine.Insert(Ids(1, 2), new Column<string>("text", EngineDataType.VarChar, ["dog", ""], [true, false]));
        Engine.Insert(Ids(3));

        Assert.Equal([2, 3], Engine.Search(Find("cat")).LongIds());
    }

    [Fact]
    public void A_partial_upsert_follows_the_text()
    {
        Engine.CreateTexts(others: Scalar("n", EngineDataType.Int64, nullable: true));
        Engine.Insert(Ids(1, 2), Texts("cat", "dog"), new Column<long>("n", EngineDataType.Int64, [1, 2]));

        Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, IsPartial = true, Columns = [Ids(1), new Column<long>("n", EngineDataType.Int64, [5])] });
        Assert.Equal([1], Engine.Search(Find("cat")).LongIds());

        Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, IsPartial = true, Columns = [Ids(1), Texts("bird")] });
        Assert.Empty(Engine.Search(Find("cat")).LongIds());
        Assert.Equal([1], Engine.Search(Find("bird")).LongIds());
        Assert.Equal([5], Engine.Query("id == 1", "n").Values<long>("n"));
    }

    [Fact]
    public void Truncating_forgets_the_texts()
    {
        Engine.CreateTexts();
        Engine.Insert(Ids(1), Texts("cat"));
        Assert.Single(Engine.Search(Find("cat")).LongIds());
        Engine.TruncateCollection("", Name);
        Assert.Empty(Engine.Search(Find("cat")).LongIds());
        Engine.Insert(Ids(2), Texts("cat"));
        Assert.Equal([2], Engine.Search(Find("cat")).LongIds());
    }

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{(int)(random.NextDouble() * random.NextDouble() * 40)}"));

    private static void Check(IEnumerable<(long Id, double Score)> expected, SearchResult found)
    {
        var hits = expected.ToArray();
        Assert.Equal(hits.Select(hit => (float)hit.Score), found.Scores, (a, b) => Math.Abs(a - b) <= 2e-5 * Math.Max(1, Math.Abs(a)));
        // Scores that differ by rounding only may change places.
        Assert.Equal(hits.Select(hit => (hit.Id, MathF.Round((float)hit.Score, 3))).Order(), found.LongIds().Zip(found.Scores, (id, score) => (id, MathF.Round(score, 3))).Order());
    }

    private void Check(TextModel model, string query, VectorEngine? engine = null)
        => Check(model.Search(query), (engine ?? Engine).Search(Find(query) with { Limit = 1000 }));

    private void Write(TextModel model, Random random, int round)
    {
        var ids = Enumerable.Range(0, random.Next(100, 500)).Select(_ => (long)random.Next(600)).Distinct().ToArray();
        var texts = ids.Select(_ => Sentence(random, random.Next(15))).ToArray();
        if (round % 2 == 0)
            Engine.Insert(Ids(ids), Texts(texts));
        else
            Engine.Upsert(Ids(ids), Texts(texts));
        for (var row = 0; row < ids.Length; row++)
            model.Texts[ids[row]] = texts[row];
    }
}
