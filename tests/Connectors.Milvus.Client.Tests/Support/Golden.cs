using System.Text.RegularExpressions;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// What the client sends, as text in the Golden folder. A deliberate change is written with UPDATE_APPROVED=1 and reviewed like code.
/// </summary>
internal static partial class Golden
{
    private static readonly JsonFormatter Format = new(JsonFormatter.Settings.Default.WithIndentation().WithPreserveProtoFieldNames(true));

    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>The folder of the checkout.</summary>
    public static string RepositoryRoot => Root.Value;

    private static string Folder => Path.Combine(RepositoryRoot, "tests", "Connectors.Milvus.Client.Tests", "Golden");

    /// <param name="name">The file in the Golden folder.</param>
    /// <param name="calls">What was sent.</param>
    /// <param name="collection">A collection name that differs from run to run; written as "golden".</param>
    public static void Verify(string name, IEnumerable<RecordedCall> calls, string collection = "golden")
    {
        var file = Path.Combine(Folder, name + ".txt");
        RequireDatabases(calls);
        var sent = string.Join("\n", calls.Select(Describe)).Replace(collection, "golden", StringComparison.Ordinal).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, sent);
            return;
        }

        Assert.True(File.Exists(file), $"There is no golden request '{name}'; write it with UPDATE_APPROVED=1.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), sent);
    }

    private static string Describe(RecordedCall call)
    {
        var message = Parse(call);
        var text = $"{call.Name} {Format.Format(message)}";
        text = message switch
        {
            CreateCollectionRequest create => $"{text}\nschema: {Format.Format(CollectionSchema.Parser.ParseFrom(create.Schema))}",
            AddCollectionFieldRequest add => $"{text}\nschema: {Format.Format(FieldSchema.Parser.ParseFrom(add.Schema))}",
            SearchRequest search => text + Placeholders(search),
            HybridSearchRequest hybrid => text + string.Concat(hybrid.Requests.Select(Placeholders)),
            _ => text,
        };

        // Only timestamps have as many digits.
        return Token().Replace(Timestamp().Replace(text, "\"<timestamp>\""), "\"<token>\"");
    }

    // A client that works in a database says so in every request that can: some servers take another one where it is left out.
    private static void RequireDatabases(IEnumerable<RecordedCall> calls)
    {
        var databases = calls.Select(call => (call.Name, Database: Database(Parse(call)))).Where(call => call.Database is not null).ToArray();
        var without = databases.Where(call => call.Database!.Length == 0).Select(call => call.Name).ToArray();
        Assert.True(without.Length == 0 || without.Length == databases.Length, $"Sent without their database: {string.Join(", ", without)}.");
    }

    private static string Placeholders(SearchRequest search) => search.PlaceholderGroup.IsEmpty
        ? ""
        : $"\nplaceholder_group: {Format.Format(PlaceholderGroup.Parser.ParseFrom(search.PlaceholderGroup))}";

    private static string? Database(IMessage message) =>
        (message.Descriptor.FindFieldByName("db_name") ?? message.Descriptor.FindFieldByName("dbName"))?.Accessor.GetValue(message) as string;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run the tests from a checkout.");
    }

    private static IMessage Parse(RecordedCall call)
    {
        var rpc = MilvusRpcs.All.Single(rpc => rpc.Name == call.Name);
        var parser = (MessageParser)rpc.GetType().GetProperty("RequestParser")!.GetValue(rpc)!;
        return parser.ParseFrom(call.Message);
    }

    [GeneratedRegex("\"\\d{15,}\"")]
    private static partial Regex Timestamp();

    [GeneratedRegex("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"")]
    private static partial Regex Token();
}
