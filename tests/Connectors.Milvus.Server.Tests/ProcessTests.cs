using System.Diagnostics;
using System.Runtime.InteropServices;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Server.Tests;

/// <summary>The program from its ready line to its exit code.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private const int SigTerm = 15;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milvus-process-");

    [Fact]
    public async Task It_says_when_it_is_ready_and_ends_well_on_sigterm()
    {
        if (OperatingSystem.IsWindows())
            return;

        var file = Path.Combine(_folder.FullName, "demo.db");
        using var process = ServerProcess.Start("serve", file, "--port", "0");
        try
        {
            var ready = (await process.StandardOutput.ReadLineAsync().WaitAsync(RunningServer.DefaultTimeout))!.Split(' ', 3);
            Assert.Equal(("ready", file), (ready[0], ready[2]));
            await using (var client = new MilvusClient(ready[1]))
            {
                await client.CreateCollectionAsync("kept", dimension: 4);
                Assert.Equal(0, Kill(process.Id, SigTerm));
                await process.WaitForExitAsync().WaitAsync(RunningServer.DefaultTimeout);
            }

            Assert.Equal(0, process.ExitCode);
            Assert.Equal("", await process.StandardError.ReadToEndAsync());
            Assert.False(File.Exists(file + "-wal"), "The log was not folded into the file.");
            Assert.True(File.Exists(file));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_and_exit_code_1()
    {
        await using var server = await RunningServer.StartAsync();

        var (code, output, error) = await ServerProcess.RunAsync(
            "serve", Path.Combine(_folder.FullName, "other.db"), "--port", $"{server.Server.Address.Port}");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("milvus-local: ", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_file_of_something_else_is_left_alone()
    {
        var file = Path.Combine(_folder.FullName, "letter.db");
        await File.WriteAllTextAsync(file, "Dear reader, this is no database at all.");

        var (code, _, error) = await ServerProcess.RunAsync("serve", file, "--port", "0");

        Assert.Equal(1, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.StartsWith("Dear reader", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
