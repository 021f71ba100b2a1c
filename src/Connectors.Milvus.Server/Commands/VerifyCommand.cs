using System.CommandLine;
using Connectors.Milvus.Engine;
using Spectre.Console;

namespace Connectors.Milvus.Server;

/// <summary><c>verify</c>: whether a file is whole.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = FileArgument.Create();
        var command = new Command("verify", "Read a whole database file and name what is damaged. Exit code 0: whole, 2: damaged, 1: cannot be checked.") { file };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(CommandErrors.Explain(() => Run(parsed.GetValue(file)!, cancellationToken))));
        return command;
    }

    private static int Run(string path, CancellationToken cancellationToken)
    {
        var damage = FindDamage(path, cancellationToken);
        if (damage.Count == 0)
        {
            FileArgument.OutputConsole.MarkupLineInterpolated($"[green]whole[/]  {Path.GetFullPath(path)}");
            return ExitCodes.Success;
        }

        var table = new Table().AddColumns("where", "what");
        foreach (var finding in damage)
            table.AddRow(Markup.Escape(finding.Place), Markup.Escape(finding.Finding));

        FileArgument.OutputConsole.MarkupLineInterpolated($"[red]damaged[/]  {Path.GetFullPath(path)}");
        FileArgument.OutputConsole.Write(table);
        return ExitCodes.Damaged;
    }

    private static IReadOnlyList<Damage> FindDamage(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var engine = FileArgument.Open(path);
            return FileArgument.WithProgress(progress => engine.Verify(progress, cancellationToken));
        }
        catch (EngineException failure) when (failure.Code == EngineError.IoFailed)
        {
            // Too damaged to be opened, or to be read to the end.
            return [new Damage("file", failure.Message)];
        }
    }
}
