using System.Diagnostics;

namespace Connectors.Milvus.Server.Tests;

/// <summary>The real program, as a user starts it.</summary>
internal static class ServerProcess
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(MilvusServer).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        return Process.Start(start)!;
    }

    /// <summary>Runs to the end; gives exit code, standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(RunningServer.DefaultTimeout);
        return (process.ExitCode, await output, await error);
    }
}
