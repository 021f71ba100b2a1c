using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Hnsw;

/// <summary>What searches through a graph find, against the scan of the same rows.</summary>
public sealed class GraphRecallTests
{
    private const int Rows = 2000;

    [Theory]
    [InlineData(EngineDataType.FloatVector, "L2", "HNSW")]
    [InlineData(EngineDataType.FloatVector, "IP", "HNSW_SQ")]
    [InlineData(EngineDataType.FloatVector, "COSINE", "AUTOINDEX")]
    [InlineData(EngineDataType.Float16Vector, "COSINE", "HNSW")]
    [InlineData(EngineDataType.BFloat16Vector, "L2", "HNSW_PQ")]
    [InlineData(EngineDataType.Int8Vector, "IP", "HNSW")]
    [InlineData(EngineDataType.Int8Vector, "COSINE", "HNSW_PRQ")]
    [InlineData(EngineDataType.BinaryVector, "HAMMING", "AUTOINDEX")]
    [InlineData(EngineDataType.BinaryVector, "JACCARD", "AUTOINDEX")]
    public void The_graph_finds_what_a_scan_finds(EngineDataType type, string metric, string index)
    {
        using var sample = new GraphSample(type);
        sample.Create(metric, index);
        sample.Write(0, Rows);
        sample.WaitForGraph();

        Assert.InRange(sample.Describe().PendingRows, 0, Rows / 2);
        Assert.InRange(sample.Recall(), 0.95, 1);
    }

    [Fact]
    public void Rows_without_a_vector_are_never_found()
    {
        using var sample = new GraphSample();
        sample.Create(nullable: true);
        sample.Write(0, Rows, nullable: true);
        sample.WaitForGraph();

        Assert.InRange(sample.Recall(), 0.95, 1);
        Assert.DoesNotContain(sample.Search(sample.Graph, sample.Clustered(5), 50).LongIds(), id => id % 5 == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void Crowds_of_equal_vectors_are_found_as_a_scan_finds_them(int distinct)
    {
        using var sample = new GraphSample();
        sample.Create();
        sample.Write(0, Rows, make: id => sample.Clustered(id % distinct));
        sample.WaitForGraph();

        Assert.InRange(sample.Recall(limit: 60, make: id => sample.Clustered(id % distinct)), 0.99, 1);
    }

    [Fact]
    public void A_greater_ef_finds_more()
    {
        using var sample = new GraphSample();
        sample.Create();
        sample.Write(0, 2500, make: GraphSample.Uniform);
        sample.WaitForGraph();

        var few = sample.Recall(ef: 10, make: GraphSample.Uniform);
        var many = sample.Recall(ef: 100, make: GraphSample.Uniform);
        Assert.InRange(few, 0.2, 0.99);
        Assert.True(many > few && many > 0.9, $"{few} with 10, {many} with 200.");
        Fails(EngineError.InvalidParameter, "ef(9) should be larger than k(10)", () => sample.Search(sample.Graph, GraphSample.Uniform(1), ef: 9));
    }

    [Fact]
    public void Filters_are_met_whether_they_follow_the_vectors_or_not()
    {
        using var sample = new GraphSample();
        sample.Create();
        sample.Write(0, 2500);
        sample.WaitForGraph();

        foreach (var filter in (string[])["id % 2 == 0", "id % 100 == 0", "bucket < 20", "bucket == 7"])
        {
            Assert.InRange(sample.Recall(filter: filter), 0.95, 1);
            // Half of the rows are enough for a walk with this ef, fewer are scanned.
            Assert.InRange(sample.Recall(filter: filter, ef: 20), 0.9, 1);
        }
    }

    [Fact]
    public void Ranges_groups_and_offsets_are_complete()
    {
        using var sample = new GraphSample();
        sample.Create();
        sample.Write(0, Rows);
        sample.WaitForGraph();
        var query = new SearchCommand { Collection = Name, Vectors = sample.Vectors([sample.Clustered(1_000_003)], null), Limit = 30, OutputFields = ["bucket"] };

        foreach (var command in (SearchCommand[])[query with { Radius = 8 }, query with { GroupByFields = ["bucket"], GroupSize = 2 }, query with { IteratorPlace = new SearchIteratorPage { Token = "" } }])
            Assert.Equal(sample.Exact.Search(command).Scores, sample.Graph.Search(command).Scores);
        Assert.Equal(sample.Graph.Search(query).LongIds()[20..], sample.Graph.Search(query with { Offset = 20, Limit = 10 }).LongIds());
    }
}
