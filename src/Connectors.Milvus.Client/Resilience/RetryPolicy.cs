using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Which failures are worth another try, and after what pause. Holds no state.</summary>
internal sealed class RetryPolicy(MilvusRetryOptions options)
{
    // Milvus refills its rate limits within a second or so; a pause of milliseconds only costs tries.
    private const int RateLimitFactor = 10;

    /// <summary>Whether a call that failed in its <paramref name="attempt"/>th try (from 1) is to be tried again.</summary>
    public bool ShouldRetry(RetryClass retryClass, MilvusException failure, int attempt) =>
        attempt < options.MaxAttempts && failure switch
        {
            MilvusServerException refusal => ServerInvitesRetry(refusal),
            MilvusTransportException { Failure: TransportFailure.Permanent } => false,
            MilvusTransportException broken => retryClass is RetryClass.Read or RetryClass.IdempotentDdl || !broken.MayHaveReachedServer,
            _ => false,
        };

    /// <summary>The pause after the <paramref name="attempt"/>th try (from 1).</summary>
    /// <param name="attempt">The try that failed.</param>
    /// <param name="failure">Its failure.</param>
    /// <param name="random">At least 0 and below 1; up to half of the pause is taken off by it.</param>
    public TimeSpan Delay(int attempt, MilvusException failure, double random)
    {
        double factor = failure is MilvusServerException { Code: MilvusCode.RateLimit } ? RateLimitFactor : 1;
        double pause = options.InitialDelay.Ticks * factor * Math.Pow(2, attempt - 1);
        return TimeSpan.FromTicks((long)(Math.Min(pause, options.MaxDelay.Ticks) * (1 - random / 2)));
    }

    // A server that answers has not executed the request, so this holds for writes too. An exhausted quota or an
    // oversized request stays so, whatever the flag says.
    private static bool ServerInvitesRetry(MilvusServerException refusal) =>
        refusal.IsRetriable && refusal.Code is not (MilvusCode.QuotaExceeded or MilvusCode.ParameterTooLarge);
}
