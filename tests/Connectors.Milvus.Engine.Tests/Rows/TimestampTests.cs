using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rows;

public sealed class TimestampTests : EngineTest
{
    [Theory]
    [InlineData("2025-01-02T03:04:05Z", "2025-01-02T03:04:05Z")]
    [InlineData("2025-01-02T03:04:05.123456+08:00", "2025-01-01T19:04:05.123456Z")]
    [InlineData("2025-01-02 03:04:05.5", "2025-01-02T03:04:05.5Z")]
    [InlineData("2025-01-02", "2025-01-02T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z")]
    public void Moments_come_back_in_utc(string sent, string given) => Assert.Equal(given, RoundTrip(sent));

    [Theory]
    [InlineData("2025-01-02T03:04:05", "2025-01-02T03:04:05+08:00")]
    [InlineData("2025-01-02T03:04:05Z", "2025-01-02T11:04:05+08:00")]
    public void A_collection_has_a_time_zone(string sent, string given) => Assert.Equal(given, RoundTrip(sent, "Asia/Shanghai"));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("")]
    public void What_is_no_moment_is_refused(string sent)
        => Sample.Fails(EngineError.InvalidParameter, $"got invalid timestamptz string: {sent}", () => RoundTrip(sent));

    [Theory]
    [InlineData("t > ISO '2025-01-31T00:00:00Z'", new long[] { 2, 3 })]
    [InlineData("t >= ISO '2025-01-31T08:00:00+08:00'", new long[] { 1, 2, 3 })]
    [InlineData("ISO '2025-02-28T00:00:00Z' == t", new long[] { 2 })]
    [InlineData("t != ISO '2025-02-28T00:00:00Z'", new long[] { 1, 3 })]
    [InlineData("t + INTERVAL 'P1M' == ISO '2025-02-28T00:00:00Z'", new long[] { 1 })]
    [InlineData("t - INTERVAL 'P27DT24H' <= ISO '2025-01-31T00:00:00Z'", new long[] { 1, 2 })]
    [InlineData("ISO '2025-01-31T00:00:00Z' < t <= ISO '2025-02-28T00:00:00Z'", new long[] { 2 })]
    [InlineData("t is null", new long[] { 4 })]
    [InlineData("not (t > ISO '2025-02-01')", new long[] { 1 })]
    public void Filters_compare_moments(string filter, long[] expected)
    {
        Fill();

        Assert.Equal(expected, Engine.Query(filter).Values<long>("id"));
    }

    [Theory]
    [InlineData("t > 5", "cannot")]
    [InlineData("t > '2025-01-01'", "cannot")]
    [InlineData("id > ISO '2025-01-01'", "cannot")]
    [InlineData("t > ISO 'soon'", "is not ISO 8601")]
    [InlineData("t + INTERVAL 'P' > ISO '2025-01-01'", "is not an ISO 8601 duration")]
    [InlineData("t in [ISO '2025-01-31']", "'in' is not supported on Timestamptz")]
    [InlineData("t * INTERVAL 'P1D' > ISO '2025-01-01'", "cannot be applied to an interval")]
    [InlineData("id + INTERVAL 'P1D' > 5", "an interval cannot be applied to Int64")]
    [InlineData("INTERVAL 'P1D' == t", "an interval can only be added")]
    public void What_is_no_comparison_of_moments_is_refused(string filter, string text)
    {
        Fill();

        Sample.Fails(EngineError.InvalidParameter, text, () => Engine.Query(filter));
    }

    [Fact]
    public void Moments_order_group_and_default()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("t", EngineDataType.Timestamptz, defaultValue: "2025-01-02T00:00:00Z"), Sample.Vector()));
        Engine.Insert(Sample.Ids(1), Sample.VectorRows([1, 0, 0, 0]));
        Engine.Insert(Sample.Ids(2), new Column<string>("t", EngineDataType.Timestamptz, ["2025-01-01T00:00:00Z"]), Sample.VectorRows([1, 0, 0, 0]));

        var rows = Engine.Query(new QueryCommand { Collection = Sample.Name, Limit = 9, OrderBy = [new("t")], OutputFields = ["t"] });
        Assert.Equal(["2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"], rows.Values<string>("t"));
        Assert.Equal(["2025-01-02T00:00:00Z"], Engine.Query("id > 0", "max(t)").Values<string>("max(t)"));
    }

    [Fact]
    public void Shapes_and_long_texts_are_kept_as_sent()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("g", EngineDataType.Geometry), Sample.Scalar("text", EngineDataType.Text), Sample.Vector()));
        var text = new string('x', 100_000);
        Engine.Insert(Sample.Ids(1), new Column<string>("g", EngineDataType.Geometry, ["POINT (1 2)"]), new Column<string>("text", EngineDataType.Text, [text]), Sample.VectorRows([1, 0, 0, 0]));

        var row = Engine.Query("id == 1", "*");
        Assert.Equal(["POINT (1 2)"], row.Values<string>("g"));
        Assert.Equal([text], row.Values<string>("text"));
        Sample.Fails(EngineError.InvalidParameter, "compare shapes with st_equals", () => Engine.Query("g == \"POINT (1 2)\""));
    }

    private void Fill()
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("t", EngineDataType.Timestamptz, nullable: true), Sample.Vector()));
        Engine.Insert(
            Sample.Ids(1, 2, 3, 4),
            new Column<string>("t", EngineDataType.Timestamptz, ["2025-01-31T00:00:00Z", "2025-02-28T00:00:00Z", "2025-03-01T00:00:00.000001Z", ""], [true, true, true, false]),
            Sample.VectorRows([1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]));
    }

    private string RoundTrip(string sent, string? zone = null)
    {
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Scalar("t", EngineDataType.Timestamptz), Sample.Vector()) with
        {
            Properties = zone is null ? Sample.Params() : Sample.Params(("timezone", zone)),
        });
        Engine.Insert(Sample.Ids(1), new Column<string>("t", EngineDataType.Timestamptz, [sent]), Sample.VectorRows([1, 0, 0, 0]));
        Reopen();
        return Engine.Query("id == 1", "t").Values<string>("t")[0];
    }
}
