using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>Searches against a plain float64 ranking.</summary>
public sealed class SearchExactnessTests : EngineTest
{
    public static TheoryData<string, int> Shapes
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var metric in (string[])["L2", "IP", "COSINE"])
            {
                foreach (var dimension in (int[])[2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 768])
                    data.Add(metric, dimension);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Random_rows_rank_as_in_double_precision(string metric, int dimension)
    {
        var random = new Random(dimension);
        var rows = RandomRows(random, 700, dimension);
        Fill(metric, dimension, rows);

        for (var round = 0; round < 5; round++)
        {
            var query = RandomVector(random, dimension);
            AssertMatches(Engine.Search(Nearest(query, 25)), metric, query, rows, 25);
        }
    }

    [Fact]
    public void Rows_in_many_chunks_written_in_odd_batches_are_all_found()
    {
        var random = new Random(5);
        var rows = RandomRows(random, 3000, 6);
        Fill("L2", 6, rows, () => random.Next(1, 700));

        foreach (var index in (int[])[0, 1, 511, 512, 1023, 1024, 2999])
            Assert.Equal(rows[index].Id, Engine.Search(Nearest(rows[index].Row, 1)).LongIds()[0]);
    }

    [Fact]
    public void Deletes_upserts_and_reopening_leave_the_ranking_exact()
    {
        var random = new Random(6);
        var rows = RandomRows(random, 900, 5).ToDictionary(row => row.Id, row => row.Row);
        Fill("COSINE", 5, [.. rows.Select(pair => (pair.Key, pair.Value))]);
        for (var round = 0; round < 30; round++)
        {
            var victims = rows.Keys.OrderBy(_ => random.Next()).Take(9).ToArray();
            Engine.Delete($"id in [{string.Join(", ", victims)}]");
            foreach (var victim in victims)
                rows.Remove(victim);
            var changed = rows.Keys.OrderBy(_ => random.Next()).Take(7).Append(10_000 + round).ToArray();
            foreach (var id in changed)
                rows[id] = RandomVector(random, 5);
            Engine.Upsert(Ids(changed), VectorRows([.. changed.Select(id => rows[id])]));
            if (round % 10 == 9)
                Reopen();
            var query = RandomVector(random, 5);
            AssertMatches(Engine.Search(Nearest(query, 50)), "COSINE", query, [.. rows.Select(pair => (pair.Key, pair.Value))], 50);
        }
    }

    [Theory]
    [InlineData("id % 2 == 0")]
    [InlineData("id % 50 == 7")]
    [InlineData("id == 123")]
    [InlineData("id < 0")]
    [InlineData("id >= 0")]
    public void Filters_leave_exactly_their_rows(string filter)
    {
        var random = new Random(7);
        var rows = RandomRows(random, 1500, 4);
        Fill("L2", 4, rows);
        var kept = Engine.Query(filter).Values<long>("id").ToHashSet();
        var query = RandomVector(random, 4);

        AssertMatches(Engine.Search(Nearest(query, 40) with { Filter = filter }), "L2", query, [.. rows.Where(row => kept.Contains(row.Id))], 40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Ties_stand_in_order_of_the_key_whatever_the_slots_and_threads(int threads)
    {
        Engine.Dispose();
        using var engine = File.Open(new VectorEngineOptions { SearchThreads = threads });
        engine.CreateLoaded(Schema(Key(), Vector(600)));
        var same = Enumerable.Repeat(0.5f, 600).ToArray();
        var near = Enumerable.Repeat(0.6f, 600).ToArray();
        var ids = Enumerable.Range(0, 4000).Select(id => (long)id).OrderBy(id => id * 7919 % 4001).ToArray();
        foreach (var batch in ids.Chunk(1000))
            engine.Insert(Ids(batch), VectorRows([.. batch.Select(id => id % 1000 == 5 ? near : same)]));

        var found = engine.Search(Nearest(near, 10)).LongIds();
        Assert.Equal([5, 1005, 2005, 3005, 0, 1, 2, 3, 4, 6], found);
        Assert.Equal([1, 2, 3, 4, 6], engine.Search(Nearest(near, 5) with { Offset = 5 }).LongIds());
    }

    [Fact]
    public void Text_keys_break_ties_by_their_bytes()
    {
        Engine.CreateLoaded(Schema(Key(EngineDataType.VarChar), Vector()));
        float[] same = [1, 1, 1, 1];
        Engine.Insert(Keys("b", "é", "a", "B", "😀", "\uffff"), VectorRows(same, same, same, same, same, same));

        Assert.Equal(["B", "a", "b", "é", "\uffff", "😀"], ((Column<string>)Engine.Search(Nearest(same)).Ids).Values);
    }

    [Fact]
    public void Many_queries_answer_like_each_alone()
    {
        var random = new Random(8);
        var rows = RandomRows(random, 800, 16);
        Fill("IP", 16, rows);
        var queries = Enumerable.Range(0, 77).Select(_ => RandomVector(random, 16)).ToArray();

        var all = Engine.Search(new SearchCommand { Collection = Name, Vectors = VectorRows(queries), Limit = 7, Offset = 3 });
        Assert.Equal(Enumerable.Repeat(7, 77), all.Counts);
        for (var query = 0; query < queries.Length; query++)
        {
            var alone = Engine.Search(Nearest(queries[query], 7) with { Offset = 3 });
            Assert.Equal(alone.LongIds(), all.LongIds().Skip(query * 7).Take(7));
            Assert.Equal(alone.Scores, all.Scores.Skip(query * 7).Take(7));
        }
    }

    private void Fill(string metric, int dimension, (long Id, float[] Row)[] rows, Func<int>? batch = null)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(dimension)), metric);
        for (var start = 0; start < rows.Length;)
        {
            var part = rows.Skip(start).Take(batch?.Invoke() ?? 300).ToArray();
            Engine.Insert(Ids([.. part.Select(row => row.Id)]), VectorRows([.. part.Select(row => row.Row)]));
            start += part.Length;
        }
    }

    // Neighbours whose true scores differ less than single precision can tell may swap places.
    private static void AssertMatches(SearchResult found, string metric, float[] query, (long Id, float[] Row)[] rows, int limit)
    {
        var expected = BruteForce.Rank(metric, query, rows).Take(limit).ToArray();
        var byId = rows.ToDictionary(row => row.Id, row => row.Row);
        var ids = found.LongIds();
        Assert.Equal(expected.Length, ids.Length);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        for (var index = 0; index < ids.Length; index++)
        {
            var tolerance = 1e-5 * Math.Max(1, Math.Abs(expected[index].Score));
            Assert.Equal(expected[index].Score, BruteForce.Score(metric, query, byId[ids[index]]), tolerance);
            Assert.Equal(expected[index].Score, found.Scores[index], tolerance);
        }
    }

    private static (long Id, float[] Row)[] RandomRows(Random random, int count, int dimension)
        => [.. Enumerable.Range(0, count).Select(id => ((long)id, RandomVector(random, dimension)))];

    private static float[] RandomVector(Random random, int dimension)
        => [.. Enumerable.Range(0, dimension).Select(_ => (float)((random.NextDouble() * 2) - 1))];
}
