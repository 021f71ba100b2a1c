using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Search;

public sealed class HybridSearchTests : EngineTest
{
    [Fact]
    public void Reciprocal_ranks_are_summed()
    {
        Create();
        var found = Engine.HybridSearch(Hybrid(new ReciprocalRankRanker()));

        // By v: 1 2 3. By w, without 1: 3 2.
        Assert.Equal([3, 2, 1], found.LongIds());
        Assert.Equal((1 / 63.0) + (1 / 61.0), found.Scores[0], 1e-6);
        Assert.Equal(2 / 62.0, found.Scores[1], 1e-6);
        Assert.Equal(1 / 61.0, found.Scores[2], 1e-6);
        Assert.Equal(["c", "b", "a"], ((Column<string>)found.Columns[0]).Values);
    }

    [Fact]
    public void Weights_are_summed_over_normalised_scores()
    {
        Create();
        var found = Engine.HybridSearch(Hybrid(new WeightedRanker([1, 0.5])) with { RoundDecimal = 4 });

        double Near(double distance) => 1 - (2 * Math.Atan(distance) / Math.PI);
        Assert.Equal([1, 2, 3], found.LongIds());
        Assert.Equal(Near(0), found.Scores[0], 1e-4);
        Assert.Equal(Near(1) + (0.5 * Near(1)), found.Scores[1], 1e-4);
        Assert.Equal(Near(4) + (0.5 * Near(0)), found.Scores[2], 1e-4);
    }

    [Fact]
    public void Weighted_distances_stay_distances_when_they_are_not_normalised()
    {
        Create();
        var found = Engine.HybridSearch(Hybrid(new WeightedRanker([1, 0.5], NormalizeScores: false)));

        // v: 0, 1, 4; w, without 1: 1, 0. The nearest comes first.
        Assert.Equal([1, 2, 3], found.LongIds());
        Assert.Equal([0, 1.5f, 4], found.Scores);
    }

    [Fact]
    public void Distances_are_turned_before_they_are_added_to_similarities()
    {
        Create("IP");
        var found = Engine.HybridSearch(Hybrid(new WeightedRanker([1, 1], NormalizeScores: false)));

        // v: 0 for all; w by L2, without 1: 1 − 2·atan(1)/π and 1.
        Assert.Equal([3, 2, 1], found.LongIds());
        Assert.Equal([1, 0.5, 0], found.Scores.Select(score => Math.Round(score, 5)));
    }

    [Fact]
    public void Limit_offset_and_ties_hold_for_the_merged_ranking()
    {
        Create();
        var command = Hybrid(new ReciprocalRankRanker(1)) with { Limit = 1, Offset = 1 };
        Assert.Equal([2], Engine.HybridSearch(command).LongIds());
    }

    [Fact]
    public void Bad_rankers_and_parts_are_refused()
    {
        Create();
        Fails(EngineError.InvalidParameter, "k should be in range (0, 16384)", () => Engine.HybridSearch(Hybrid(new ReciprocalRankRanker(0))));
        Fails(EngineError.InvalidParameter, "the length of weights param mismatch with ann search requests", () => Engine.HybridSearch(Hybrid(new WeightedRanker([1]))));
        Fails(EngineError.InvalidParameter, "weight should be in range [0, 1]", () => Engine.HybridSearch(Hybrid(new WeightedRanker([1, 2]))));
        Fails(EngineError.InvalidParameter, "at least 1", () => Engine.HybridSearch(Hybrid(new ReciprocalRankRanker()) with { Searches = [] }));
        Fails(EngineError.InvalidParameter, "topk [0] is invalid", () => Engine.HybridSearch(Hybrid(new ReciprocalRankRanker()) with { Limit = 0 }));
    }

    private static HybridSearchCommand Hybrid(HybridRanker ranker) => new()
    {
        Searches =
        [
            Nearest([0, 0]) with { VectorField = "v" },
            Nearest([0, 0]) with { VectorField = "w", Filter = "id != 1" },
        ],
        Ranker = ranker,
        Limit = 10,
        OutputFields = ["s"],
    };

    private void Create(string metric = "L2")
    {
        Engine.CreateCollection("", Schema(Key(), Vector(2), Vector(2, "w"), Scalar("s", EngineDataType.VarChar)));
        foreach (var (field, its) in new[] { ("v", metric), ("w", "L2") })
            Engine.CreateIndex("", Name, new IndexDefinition { FieldName = field, Parameters = Params(("index_type", "FLAT"), ("metric_type", its)) });
        Engine.LoadCollection("", Name);
        Engine.Insert(Ids(1, 2, 3), VectorRows([0, 0], [1, 0], [2, 0]), NamedVectors("w", [0, 0], [1, 0], [0, 0]), new Column<string>("s", EngineDataType.VarChar, ["a", "b", "c"]));
    }
}
