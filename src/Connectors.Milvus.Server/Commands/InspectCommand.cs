using System.CommandLine;
using Connectors.Milvus.Engine;
using Spectre.Console;

namespace Connectors.Milvus.Server;

/// <summary><c>inspect</c>: what a file holds.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = FileArgument.Create();
        var command = new Command("inspect", "Show the collections of a database file: rows, fields, indexes, sizes.") { file };
        command.SetAction(parsed => CommandErrors.Explain(() => Run(parsed.GetValue(file)!)));
        return command;
    }

    private static int Run(string path)
    {
        using var engine = FileArgument.Open(path);
        FileArgument.OutputConsole.MarkupLineInterpolated($"[bold]{engine.Path}[/]  {FileArgument.Bytes(new FileInfo(engine.Path).Length)}");
        var table = new Table().AddColumns("collection", "rows", "state", "partitions", "aliases", "fields", "indexes");
        table.Columns[1].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var database in engine.ListDatabases())
        {
            foreach (var collection in engine.ListCollections(database.Name))
                AddRow(table, engine, collection);
        }

        FileArgument.OutputConsole.Write(table);
        return ExitCodes.Success;
    }

    private static void AddRow(Table table, VectorEngine engine, CollectionInfo collection)
    {
        var name = collection.Definition.Name;
        var indexes = engine.DescribeIndexes(collection.Database, name);
        table.AddRow(
            Markup.Escape($"{collection.Database}/{name}"),
            FileArgument.Number(engine.GetRowCount(collection.Database, name)),
            collection.LoadState == EngineLoadState.Loaded ? "loaded" : "released",
            FileArgument.Number(collection.PartitionCount),
            Markup.Escape(string.Join(", ", collection.Aliases)),
            Markup.Escape(string.Join('\n', collection.Definition.Fields.Select(Describe).Append(collection.Definition.EnableDynamicField ? "$meta (dynamic)" : "").Where(text => text.Length > 0))),
            Markup.Escape(string.Join('\n', indexes.Select(Describe))));
    }

    private static string Describe(FieldDefinition field)
    {
        var size = field.TypeParams.TryGetValue("dim", out var dimension) ? $"({dimension})"
            : field.TypeParams.TryGetValue("max_length", out var length) ? $"({length})"
            : "";
        return $"{field.Name} {field.Type}{size}{(field.IsPrimaryKey ? " key" : "")}{(field.AutoId ? " auto" : "")}{(field.IsNullable ? " null" : "")}";
    }

    private static string Describe(IndexInfo index)
        => $"{index.FieldName} {index.Parameters.GetValueOrDefault("index_type")} {index.Parameters.GetValueOrDefault("metric_type")}".TrimEnd();
}
