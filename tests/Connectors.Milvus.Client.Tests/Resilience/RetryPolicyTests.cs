using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Resilience;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy Policy = new(new MilvusRetryOptions { MaxAttempts = 5 });

    [Theory]
    //          what happened                                     reached, Read,  Idempotent, Ddl, Write
    [InlineData((int)TransportFailure.Interrupted, true, true, true, false, false)]
    [InlineData((int)TransportFailure.Interrupted, false, true, true, true, true)]
    [InlineData((int)TransportFailure.NotConnected, false, true, true, true, true)]
    [InlineData((int)TransportFailure.Permanent, true, false, false, false, false)]
    [InlineData((int)TransportFailure.Permanent, false, false, false, false, false)]
    public void Transport_failures(int kind, bool reached, bool read, bool idempotent, bool ddl, bool write)
    {
        var failure = new MilvusTransportException("broken", "Test", reached) { Failure = (TransportFailure)kind };

        Assert.Equal(read, Policy.ShouldRetry(RetryClass.Read, failure, 1));
        Assert.Equal(idempotent, Policy.ShouldRetry(RetryClass.IdempotentDdl, failure, 1));
        Assert.Equal(ddl, Policy.ShouldRetry(RetryClass.Ddl, failure, 1));
        Assert.Equal(write, Policy.ShouldRetry(RetryClass.Write, failure, 1));
    }

    [Theory]
    [InlineData(MilvusCode.RateLimit, true, true)]
    [InlineData(MilvusCode.Unavailable, true, true)]
    [InlineData(MilvusCode.Unexpected, true, true)]
    [InlineData(MilvusCode.Unexpected, false, false)]
    [InlineData(MilvusCode.CollectionNotFound, false, false)]
    [InlineData(MilvusCode.SchemaMismatch, false, false)]
    [InlineData(MilvusCode.QuotaExceeded, true, false)]
    [InlineData(MilvusCode.ParameterTooLarge, true, false)]
    public void Server_refusals(int code, bool retriable, bool expected)
    {
        var refusal = new MilvusServerException(code, "no", "Test") { IsRetriable = retriable };

        Assert.All(Enum.GetValues<RetryClass>(), retryClass => Assert.Equal(expected, Policy.ShouldRetry(retryClass, refusal, 1)));
    }

    [Fact]
    public void The_last_attempt_is_the_last()
    {
        var failure = new MilvusTransportException("broken", "Test", false) { Failure = TransportFailure.Interrupted };

        Assert.True(Policy.ShouldRetry(RetryClass.Read, failure, 4));
        Assert.False(Policy.ShouldRetry(RetryClass.Read, failure, 5));
    }

    [Fact]
    public void Pauses_double_up_to_the_longest_and_lose_up_to_half_at_random()
    {
        var failure = new MilvusTransportException("broken", "Test", false);

        Assert.Equal(
            [50, 100, 200, 400, 800, 1600, 3000, 3000],
            Enumerable.Range(1, 8).Select(attempt => Policy.Delay(attempt, failure, 0).TotalMilliseconds));
        Assert.Equal(100, Policy.Delay(3, failure, 1).TotalMilliseconds);
        Assert.Equal(150, Policy.Delay(3, failure, 0.5).TotalMilliseconds);
        Assert.Equal(3000, Policy.Delay(5_000, failure, 0).TotalMilliseconds);
    }

    [Fact]
    public void A_rate_limit_is_waited_out_longer()
    {
        var limit = new MilvusServerException(MilvusCode.RateLimit, "slow down", "Flush");

        Assert.Equal([500, 1000, 2000, 3000], Enumerable.Range(1, 4).Select(attempt => Policy.Delay(attempt, limit, 0).TotalMilliseconds));
    }
}
