using System.CommandLine;
using System.Globalization;
using Connectors.Milvus.Engine;
using Spectre.Console;

namespace Connectors.Milvus.Server;

/// <summary>What the commands on a file have in common.</summary>
internal static class FileArgument
{
    private const int RedirectedWidth = 200;

    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    public static Argument<string> Create() => new("file") { Description = "The database file." };

    /// <summary>Opens a file that must exist. Servers and other processes may have it open too.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static VectorEngine Open(string path)
        => File.Exists(path)
            ? VectorEngine.Open(path, new VectorEngineOptions { CreateIfMissing = false })
            : throw new FileNotFoundException($"there is no file '{Path.GetFullPath(path)}'.");

    /// <summary>Where results go.</summary>
    public static IAnsiConsole OutputConsole { get; } = CreateConsole(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error for progress, so that standard output holds the result alone.</summary>
    public static IAnsiConsole ProgressConsole { get; } = CreateConsole(Console.Error, Console.IsErrorRedirected);

    /// <summary>Runs work that reports how far it is, under a progress bar where there is somebody to see it.</summary>
    public static T WithProgress<T>(Func<IProgress<MaintenanceProgress>, T> work) => ProgressConsole.Progress().AutoClear(true).Start(context =>
    {
        var task = context.AddTask("starting");
        return work(new Bar(task));
    });

    public static string Bytes(long count)
    {
        var value = (double)count;
        var unit = 0;
        for (; value >= 1024 && unit < Units.Length - 1; unit++)
            value /= 1024;

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {Units[unit]}");
    }

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // A file or a pipe gets neither colours nor the width of a terminal.
    private static IAnsiConsole CreateConsole(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = RedirectedWidth;

        return console;
    }

    // Told on the working thread: the order of the steps is kept.
    private sealed class Bar(ProgressTask task) : IProgress<MaintenanceProgress>
    {
        public void Report(MaintenanceProgress value)
        {
            task.Description = Markup.Escape(value.Step);
            task.MaxValue = Math.Max(value.Total, 1);
            task.Value = value.Done;
        }
    }
}
