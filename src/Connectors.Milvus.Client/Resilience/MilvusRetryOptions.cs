namespace Connectors.Milvus.Client;

/// <summary>
/// How often and how patiently a failed call is tried again. Reads and repeatable catalog changes are tried again
/// whenever that may help; writes only when they certainly did not reach the server, or when the server refused
/// them and said that they may be repeated. A rate limit is waited out; an exhausted quota is not. An address that
/// has never answered is reported at once. No pause outlasts the call's timeout.
/// </summary>
public sealed record MilvusRetryOptions
{
    /// <summary>One try, no more.</summary>
    public static MilvusRetryOptions None { get; } = new() { MaxAttempts = 1 };

    /// <summary>All tries of one call, the first included. At least 1; 10 by default, which spans six to twelve seconds.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>The pause before the second try, ten times as long after a rate limit; each further one doubles. Up to half of each is taken off at random, so that clients spread out.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(3);

    internal void Validate()
    {
        if (MaxAttempts < 1)
        {
            throw new ArgumentException($"Retry.MaxAttempts is {MaxAttempts}, but a call needs at least 1 try. MilvusRetryOptions.None never retries.");
        }

        if (InitialDelay < TimeSpan.Zero)
        {
            throw new ArgumentException($"Retry.InitialDelay is {InitialDelay:c}, but a pause cannot be negative.");
        }

        if (MaxDelay < InitialDelay)
        {
            throw new ArgumentException($"Retry.MaxDelay is {MaxDelay:c}, shorter than Retry.InitialDelay ({InitialDelay:c}).");
        }
    }
}
