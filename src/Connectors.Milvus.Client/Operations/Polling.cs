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

    /// <summary>Looks until it is over, tells each look, and gives the last one.</summary>
    public static async Task<TState> UntilAsync<TState>(
        Operation operation, Func<Task<TState>> look, Func<TState, bool> isOver, IProgress<TState>? progress)
        where TState : class
    {
        TState? state = null;
        await UntilAsync(
            operation,
            async () =>
            {
                state = await look().ConfigureAwait(false);
                progress?.Report(state);
                return isOver(state);
            }).ConfigureAwait(false);
        return state!;
    }
}
