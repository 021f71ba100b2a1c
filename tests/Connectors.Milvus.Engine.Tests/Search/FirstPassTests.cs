using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

/// <summary>The first pass over bytes finds exactly, bit for bit, what floats alone find.</summary>
public sealed class FirstPassTests : EngineTest
{
    private const int Rows = 3000;

    [Theory]
    [InlineData("L2", 96, 1f)]
    [InlineData("IP", 96, 1f)]
    [InlineData("COSINE", 96, 1f)]
    [InlineData("IP", 35, 1e-20f)]
    [InlineData("L2", 35, 1e18f)]
    [InlineData("COSINE", 7, 1e-36f)]
    [InlineData("L2", 2, 1e19f)]
    public void Answers_are_those_of_floats_alone(string metric, int dimension, float magnitude)
    {
        var random = new Random(dimension);
        Fill(metric, dimension, id => Vector(random, dimension, magnitude, id));
        Compare(random, dimension, magnitude);
    }

    // Vectors close together leave the bounds little to go by; equal ones nothing.
    [Theory]
    [InlineData("L2")]
    [InlineData("IP")]
    [InlineData("COSINE")]
    public void Answers_are_those_of_floats_alone_among_near_and_equal_vectors(string metric)
    {
        const int Dimension = 64;
        var random = new Random(1);
        var centre = Vector(random, Dimension, 1, 0);
        Fill(metric, Dimension, id => id % 3 == 0 ? centre : [.. centre.Select(value => value + (random.NextSingle() * 1e-4f))]);
        Compare(random, Dimension, 1, centre);
    }

    [Fact]
    public void Nulls_deletes_and_later_rows_are_seen()
    {
        const int Dimension = 32;
        var random = new Random(2);
        Engine.CreateLoaded(Schema(Key(), Sample.Vector(Dimension) with { IsNullable = true }));
        var ids = Enumerable.Range(0, Rows).Select(id => (long)id).ToArray();
        var vectors = VectorRows([.. ids.Select(id => Vector(random, Dimension, 1, (int)id))]);
        Engine.Insert(Ids(ids), new VectorColumn("v", EngineDataType.FloatVector, Dimension, Rows, vectors.Data, [.. ids.Select(id => id % 5 != 0)]));
        for (var round = 0; round < 3; round++)
        {
            Compare(random, Dimension, 1);
            Engine.Delete($"id % 7 == {round}");
            Engine.Insert(Ids([.. ids.Take(300).Select(id => id + Rows + (round * 300))]), VectorRows([.. ids.Take(300).Select(id => Vector(random, Dimension, 1, 1))]));
        }
    }

    [Fact]
    public void Memory_for_floats_alone_is_enough()
    {
        Fill("IP", 1024, id => Vector(new Random(id), 1024, 1, id), 256);
        using var small = File.Open(new VectorEngineOptions { VectorMemoryLimit = (1 << 20) + 10_000 });
        var query = Vector(new Random(3), 1024, 1, 1);
        var first = small.Search(Nearest(query));

        Assert.Equal(10, first.Ids.Count);
        Assert.Equal(first.LongIds(), small.Search(Nearest(query)).LongIds());
    }

    private static float[] Vector(Random random, int dimension, float magnitude, int id)
        => id % 100 == 17 ? new float[dimension] : [.. Enumerable.Range(0, dimension).Select(_ => ((random.NextSingle() * 2) - 1) * magnitude)];

    private void Fill(string metric, int dimension, Func<int, float[]> vector, int rows = Rows)
    {
        Engine.CreateLoaded(Schema(Key(), Sample.Vector(dimension)), metric);
        Engine.Insert(Ids([.. Enumerable.Range(0, rows).Select(id => (long)id)]), VectorRows([.. Enumerable.Range(0, rows).Select(vector)]));
    }

    private void Compare(Random random, int dimension, float magnitude, float[]? query = null)
    {
        using var floats = File.Open(new VectorEngineOptions { Int8FirstPass = false });
        using var coded = File.Open(new VectorEngineOptions { SearchThreads = 1 });
        for (var round = 0; round < 6; round++)
        {
            var asked = query is null ? Vector(random, dimension, magnitude, round) : [.. query.Select(value => value + (random.NextSingle() * 1e-4f * round))];
            foreach (var command in (SearchCommand[])[Nearest(asked), Nearest(asked, 3) with { Offset = 2 }, Nearest(asked, 200), Nearest(asked, 20) with { Filter = "id % 3 == 1" }, Nearest(asked, 20) with { Filter = "id % 7 == 1" }, Nearest(asked) with { Filter = "id % 100 == 17", Offset = 3 }, Nearest(asked, 50) with { Filter = "id in [3, 4, 2990]" }])
            {
                var (expected, found) = (floats.Search(command), coded.Search(command));
                Assert.Equal(expected.LongIds(), found.LongIds());
                Assert.Equal(expected.Scores, found.Scores);
            }

            CompareRange(floats, coded, Nearest(asked, 50));
        }
    }

    private static void CompareRange(VectorEngine floats, VectorEngine coded, SearchCommand command)
    {
        var scores = floats.Search(command with { Limit = 400 }).Scores;
        var ranged = command with { Radius = scores[^1], RangeFilter = scores[50] };
        if (scores[^1] == scores[50])
            return;
        Assert.Equal(floats.Search(ranged).LongIds(), coded.Search(ranged).LongIds());
        ranged = ranged with { Filter = "id % 5 == 2" };
        Assert.Equal(floats.Search(ranged).LongIds(), coded.Search(ranged).LongIds());
    }
}
