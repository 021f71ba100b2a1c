using System.CommandLine;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Server;

/// <summary><c>export</c>: rows as JSON lines.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> File = FileArgument.Create();
    private static readonly Option<string> Database = new("--database") { Description = "The database inside the file.", DefaultValueFactory = _ => "default" };
    private static readonly Option<string?> Collection = new("--collection") { Description = "One collection; without it all of the database." };
    private static readonly Option<string?> Output = new("--output") { Description = "A folder for <collection>.jsonl files; without it one collection goes to standard output." };

    public static Command Create()
    {
        var command = new Command("export", "Write rows as JSON lines, in the order of their primary keys.") { File, Database, Collection, Output };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ExplainAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetValue(File)!;
        if (!System.IO.File.Exists(path))
            throw new FileNotFoundException($"there is no file '{Path.GetFullPath(path)}'.");

        var local = MilvusLocal.Open(path, new MilvusLocalOptions { CreateIfMissing = false });
        await using (local.ConfigureAwait(false))
        {
            var database = parsed.GetValue(Database)!;
            var names = parsed.GetValue(Collection) is { } only
                ? [only]
                : local.Engine.ListCollections(database, cancellationToken).Select(info => info.Definition.Name).ToList();
            if (parsed.GetValue(Output) is { } folder)
                ExportFiles(local, database, names, folder, cancellationToken);
            else if (names.Count == 1)
                ExportOne(local, database, names[0], cancellationToken);
            else
                throw new ArgumentException($"The database '{database}' has {names.Count} collections; pass --collection, or --output with a folder.");
        }

        return ExitCodes.Success;
    }

    private static void ExportOne(MilvusLocal local, string database, string collection, CancellationToken cancellationToken)
    {
        using var output = Console.OpenStandardOutput();
        new RowExport(local, database, collection).Write(output, progress: null, cancellationToken);
    }

    private static void ExportFiles(MilvusLocal local, string database, IReadOnlyList<string> names, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in names)
        {
            // A file of that name is whole: it gets its name when its last row is written.
            var target = Path.Combine(folder, $"{name}.jsonl");
            var unfinished = target + ".part";
            var rows = FileArgument.WithProgress(progress =>
            {
                using var output = System.IO.File.Create(unfinished);
                return new RowExport(local, database, name).Write(output, progress, cancellationToken);
            });
            System.IO.File.Move(unfinished, target, overwrite: true);
            Console.Out.WriteLine($"{target}  {FileArgument.Number(rows)} rows");
        }
    }
}
