using System.CommandLine;
using Spectre.Console;

namespace Connectors.Milvus.Server;

/// <summary><c>compact</c>: takes back the room of replaced and deleted rows.</summary>
internal static class CompactCommand
{
    public static Command Create()
    {
        var file = FileArgument.Create();
        var command = new Command("compact", "Take back the room of replaced and deleted rows. Needs as much free space as the file takes.") { file };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(CommandErrors.Explain(() => Run(parsed.GetValue(file)!, cancellationToken))));
        return command;
    }

    private static int Run(string path, CancellationToken cancellationToken)
    {
        using var engine = FileArgument.Open(path);
        var report = FileArgument.WithProgress(progress => engine.Compact(progress, cancellationToken));
        var table = new Table().AddColumns("", "before", "after").HideHeaders();
        table.AddRow("size", FileArgument.Bytes(report.BytesBefore), FileArgument.Bytes(report.BytesAfter));
        table.AddRow("places of replaced and deleted rows", FileArgument.Number(report.SlotsFreed), "0");
        FileArgument.OutputConsole.Write(table);
        return ExitCodes.Success;
    }
}
