using System.Diagnostics;
using System.Globalization;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>A child process of this assembly and the reports it sends.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(string role, string path, params int[] numbers)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } known ? known : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(Child).Assembly.Location, role, path, .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))])
            start.ArgumentList.Add(argument);
        return new Child(Process.Start(start)!);
    }

    /// <summary>The next report; null when the child has ended.</summary>
    public (string What, int Number)? Next()
    {
        var line = _process.StandardOutput.ReadLine();
        // A line that the kill cut short reports nothing.
        return line?.Split(' ') is [var what, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var value) ? (what, value) : null;
    }

    public void Kill() => _process.Kill();

    /// <summary>Waits for the end of a child that was not killed.</summary>
    public void Finish()
    {
        var errors = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        Assert.True(_process.ExitCode == 0, errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
