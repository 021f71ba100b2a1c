using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>The one place where calls are tried again. Nothing below it retries what it can see, nothing above it retries at all.</summary>
/// <param name="options">How often and how patiently.</param>
/// <param name="timeProvider">The clock of the pauses.</param>
/// <param name="logger">Where pauses are told.</param>
internal sealed class RetryLoop(MilvusRetryOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly RetryPolicy _policy = new(options);

    /// <summary>Tries until it works, must not be repeated, or time or tries run out.</summary>
    /// <exception cref="ArgumentException">The call cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<T> RunAsync<T>(Tries<T> call)
    {
        using CallDeadline deadline = call.Begin();
        bool mayHaveRun = false;
        try
        {
            for (int number = 1; ; number++)
            {
                TimeSpan pause;
                try
                {
                    return await call.TryAsync().ConfigureAwait(false);
                }
                catch (Exception failure)
                {
                    Exception explained = call.Explain(failure);
                    if (!MayRepeat(call, explained, number, ref mayHaveRun, out pause))
                    {
                        // The explanation names the failure as its cause, unless it is the failure.
                        if (ReferenceEquals(explained, failure))
                        {
                            throw;
                        }

                        throw explained;
                    }
                }

                await Task.Delay(pause, timeProvider, deadline.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfEnded();
            throw;
        }
    }

    private bool MayRepeat<T>(Tries<T> call, Exception explained, int number, ref bool mayHaveRun, out TimeSpan pause)
    {
        pause = default;
        if (explained is not MilvusException failure)
        {
            return false;
        }

        bool retry = _policy.ShouldRetry(call.RetryClass, failure, number);
        mayHaveRun = Accumulate(failure, mayHaveRun);
        pause = _policy.Delay(number, failure, Jitter());

        // Waiting for the deadline only to report it would hide the failure that explains it.
        if (!retry || call.Deadline.Remaining <= pause)
        {
            return false;
        }

        logger.Retrying(call.Call.Operation, number, pause, failure.Message);
        CallTrace.Retry(call.Name, number, failure);
        return true;
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
