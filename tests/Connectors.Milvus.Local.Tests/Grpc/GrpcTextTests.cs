namespace Connectors.Milvus.Local.Tests.Grpc;

public sealed class GrpcTextTests
{
    [Theory]
    [InlineData("1H", 3_600_000)]
    [InlineData("2M", 120_000)]
    [InlineData("3S", 3_000)]
    [InlineData("250m", 250)]
    [InlineData("1500u", 1.5)]
    [InlineData("100n", 0.0001)]
    [InlineData("1n", 0.0001)]
    [InlineData("99999999H", int.MaxValue)]
    public void A_timeout_has_a_unit(string header, double milliseconds)
        => Assert.Equal(milliseconds, GrpcTimeout.Parse(header)?.TotalMilliseconds);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("5")]
    [InlineData("-5S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    [InlineData("5s")]
    [InlineData("5 S")]
    public void What_is_no_timeout_sets_none(string? header) => Assert.Null(GrpcTimeout.Parse(header));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("100%", "100%25")]
    [InlineData("a\nb", "a%0Ab")]
    [InlineData("grün", "gr%C3%BCn")]
    public void A_message_is_percent_encoded(string message, string encoded)
    {
        Assert.Equal(encoded, GrpcFrame.EncodeText(message));
        Assert.Equal(message, Uri.UnescapeDataString(encoded));
    }
}
