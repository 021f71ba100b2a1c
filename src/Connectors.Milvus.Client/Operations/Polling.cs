namespace Connectors.Milvus.Client;

/// <summary>Waiting for what a server does in the background.</summary>
internal static class Polling
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until the answer is yes: soon at first, then every half second. Ends with the operation's time.</summary>
    public static async Task UntilAsync(Operation operation, Func<Task<bool>> isDone)
    {
        for (var pause = FirstPause; !await isDone().ConfigureAwait(false); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await operation.PauseAsync(pause).ConfigureAwait(false);
        }
    }
}
