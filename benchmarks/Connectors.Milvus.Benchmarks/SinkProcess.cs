using System.Diagnostics;

namespace Connectors.Milvus.Benchmarks;

/// <summary>The sink server in a child process; it ends when its standard input closes.</summary>
internal sealed class SinkProcess : IAsyncDisposable
{
    /// <summary>Given to this program, makes it the sink server.</summary>
    public const string Argument = "--sink";

    private readonly Process _process;

    private SinkProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public static async Task<SinkProcess> StartAsync()
    {
        var process = OwnProcess.Start(Argument);
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sink server ended before it listened.");
        return new SinkProcess(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
