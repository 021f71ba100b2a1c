using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The one place where calls are tried again. Nothing below it retries what it can see, nothing above it retries at all.</summary>
/// <param name="options">How often and how patiently.</param>
/// <param name="timeProvider">The clock of the pauses.</param>
internal sealed class RetryLoop(MilvusRetryOptions options, TimeProvider timeProvider)
{
    private readonly RetryPolicy _policy = new(options);

    /// <summary>Runs <paramref name="attempt"/> until it succeeds, must not be repeated, or time or tries run out.</summary>
    /// <param name="retryClass">What a repetition may do to the server.</param>
    /// <param name="deadline">Ends tries and pauses alike.</param>
    /// <param name="attempt">One try.</param>
    /// <param name="onRetry">Told before each pause: the try that failed, the pause, the failure.</param>
    public async Task<T> RunAsync<T>(
        RetryClass retryClass, CallDeadline deadline, Func<Task<T>> attempt, Action<int, TimeSpan, MilvusException> onRetry)
    {
        bool mayHaveRun = false;
        for (int number = 1; ; number++)
        {
            TimeSpan pause;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (MilvusException failure)
            {
                bool retry = _policy.ShouldRetry(retryClass, failure, number);
                mayHaveRun = Accumulate(failure, mayHaveRun);
                pause = _policy.Delay(number, failure, Jitter());

                // Waiting for the deadline only to report it would hide the failure that explains it.
                if (!retry || deadline.Remaining <= pause)
                {
                    throw;
                }

                onRetry(number, pause, failure);
            }

            await Task.Delay(pause, timeProvider, deadline.Token).ConfigureAwait(false);
        }
    }

    // What an earlier try may have done stays possible, however the last one failed.
    private static bool Accumulate(MilvusException failure, bool mayHaveRun)
    {
        if (failure is not MilvusTransportException broken)
        {
            return mayHaveRun;
        }

        broken.MayHaveReachedServer |= mayHaveRun;
        return broken.MayHaveReachedServer;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "Spreads clients out; guards nothing.")]
    private static double Jitter() => Random.Shared.NextDouble();
}
