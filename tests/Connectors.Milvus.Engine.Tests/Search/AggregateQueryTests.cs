using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Search;

public sealed class AggregateQueryTests : EngineTest
{
    public AggregateQueryTests()
    {
        Engine.CreateLoaded(Sample.Schema(
            Sample.Key(), Sample.Scalar("kind", EngineDataType.VarChar, nullable: true), Sample.Scalar("n", EngineDataType.Int32, nullable: true),
            Sample.Scalar("f", EngineDataType.Float), Sample.Scalar("doc", EngineDataType.Json, nullable: true), Sample.Vector()));
        Engine.Insert(
            Sample.Ids(1, 2, 3, 4, 5),
            new Column<string>("kind", EngineDataType.VarChar, ["a", "b", "a", "", "b"], [true, true, true, false, true]),
            new Column<int>("n", EngineDataType.Int32, [1, 2, 0, 4, 6], [true, true, false, true, true]),
            new Column<float>("f", EngineDataType.Float, [0.5f, 1.5f, 2.5f, 3.5f, 4.5f]),
            Sample.VectorRows([1, 0, 0, 0], [2, 0, 0, 0], [3, 0, 0, 0], [4, 0, 0, 0], [5, 0, 0, 0]));
    }

    [Fact]
    public void Groups_are_counted_and_computed_over()
    {
        var result = Run(["kind"], "kind", "count(*)", "count(n)", "sum(n)", "avg(n)", "min(f)", "max(kind)");

        Assert.Equal(["", "a", "b"], result.Values<string>("kind"));
        Assert.Equal([false, true, true], result.Columns[0].Flags());
        Assert.Equal([1, 2, 2], result.Values<long>("count(*)"));
        Assert.Equal([1, 1, 2], result.Values<long>("count(n)"));
        Assert.Equal([4, 1, 8], result.Values<long>("sum(n)"));
        Assert.Equal([4, 1, 4], result.Values<double>("avg(n)"));
        Assert.Equal([3.5f, 0.5f, 1.5f], result.Values<float>("min(f)"));
        Assert.Equal([false, true, true], result.Columns[6].Flags());
    }

    [Fact]
    public void Without_groups_all_rows_are_one()
    {
        var result = Run([], "sum(f)", "max(n)");

        Assert.Equal([12.5], result.Values<double>("sum(f)"));
        Assert.Equal([6], result.Values<int>("max(n)"));
    }

    [Fact]
    public void Over_no_rows_counts_are_zero_and_the_rest_is_null()
    {
        var result = Engine.Query(Command([], "count(n)", "sum(n)") with { Filter = "n > 100" });

        Assert.Equal([0], result.Values<long>("count(n)"));
        Assert.Equal([false], result.Columns[1].Flags());
    }

    [Fact]
    public void Groups_are_ordered_and_paged()
    {
        var result = Engine.Query(Command(["kind"], "kind", "sum(n)") with { OrderBy = [new("sum(n)", Descending: true)], Limit = 1, Offset = 1 });

        Assert.Equal([4], result.Values<long>("sum(n)"));
    }

    [Theory]
    [InlineData("kind", "sum(kind)", EngineError.InvalidParameter, "sum does not support data type VarChar")]
    [InlineData("kind", "max(doc)", EngineError.InvalidParameter, "max does not support data type Json")]
    [InlineData("kind", "n", EngineError.InvalidParameter, "neither an aggregation nor one of the group_by fields")]
    [InlineData("kind", "sum(x)", EngineError.FieldNotFound, "field not found[field=x]")]
    [InlineData("x", "count(*)", EngineError.FieldNotFound, "groupBy field not found in schema: field not found[field=x]")]
    [InlineData("doc", "count(*)", EngineError.InvalidParameter, "group by field doc has unsupported data type Json")]
    [InlineData("kind", "sum(*)", EngineError.InvalidParameter, "only count takes *")]
    public void What_cannot_be_grouped_or_computed_is_refused(string group, string output, EngineError code, string text)
        => Sample.Fails(code, text, () => Run([group], output));

    private QueryResult Run(string[] groups, params string[] output) => Engine.Query(Command(groups, output));

    private static QueryCommand Command(string[] groups, params string[] output)
        => new() { Collection = Sample.Name, GroupByFields = groups, OutputFields = output };
}
