using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Server;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command could not be carried out.</summary>
    public const int Failure = 1;

    /// <summary>The command was carried out and found the file damaged.</summary>
    public const int Damaged = 2;
}

/// <summary>Turns what a user can act on into one line on standard error.</summary>
internal static class CommandErrors
{
    public static int Explain(Func<int> run) => ExplainAsync(() => Task.FromResult(run())).GetAwaiter().GetResult();

    public static async Task<int> ExplainAsync(Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or EngineException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"milvus-local: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Failure;
        }
    }
}
