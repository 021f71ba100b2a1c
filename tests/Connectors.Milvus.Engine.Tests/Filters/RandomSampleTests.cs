using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Filters;

public sealed class RandomSampleTests : EngineTest
{
    private const int Rows = 4000;

    public RandomSampleTests()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Vector()));
        Engine.Insert(Sample.Ids([.. Enumerable.Range(0, Rows).Select(id => (long)id)]), Sample.VectorRows([.. Enumerable.Range(0, Rows).Select(id => new float[] { id, 0, 0, 0 })]));
    }

    // Nine standard deviations around the mean.
    [Theory]
    [InlineData("random_sample(0.5)", 1715, 2285)]
    [InlineData("RANDOM_SAMPLE(0.01)", 0, 97)]
    [InlineData("id < 2000 and random_sample(0.5)", 799, 1201)]
    public void About_the_fraction_passes(string filter, int least, int most)
    {
        var found = Engine.Query(filter);

        Assert.InRange(found.RowCount, least, most);
        Assert.NotEqual(found.Values<long>("id"), Engine.Query(filter).Values<long>("id"));
    }

    [Theory]
    [InlineData("random_sample(0.0)", "sample factor should be between 0 and 1")]
    [InlineData("random_sample(1)", "sample factor should be between 0 and 1")]
    [InlineData("random_sample(id)", "the sample factor cannot be a non-const expression")]
    [InlineData("random_sample(0.5) and id > 3", "can only be the last predicate")]
    [InlineData("id > 3 or random_sample(0.5)", "can only be the last predicate")]
    [InlineData("not random_sample(0.5)", "can only be the last predicate")]
    public void It_stands_last_in_an_and_with_a_fraction(string filter, string text)
        => Sample.Fails(EngineError.InvalidParameter, text, () => Engine.Query(filter));
}
