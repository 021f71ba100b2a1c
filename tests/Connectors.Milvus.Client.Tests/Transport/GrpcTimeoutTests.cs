namespace Connectors.Milvus.Client.Tests.Transport;

public sealed class GrpcTimeoutTests
{
    [Theory]
    [InlineData(0, "1u")]
    [InlineData(1, "1u")]
    [InlineData(15_000_000, "1500000u")]
    [InlineData(999_999_990, "99999999u")]
    [InlineData(1_000_000_000, "100000m")]
    [InlineData(36_000_000_000, "3600000m")]
    [InlineData(864_000_000_000, "86400000m")]
    [InlineData(8_640_000_000_000, "864000S")]
    [InlineData(long.MaxValue, "99999999S")]
    public void Timeouts_are_written_with_at_most_eight_digits(long ticks, string expected) =>
        Assert.Equal(expected, GrpcTransport.FormatTimeout(TimeSpan.FromTicks(ticks)));
}
