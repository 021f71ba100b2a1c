using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>
/// The arrows of docs/architecture.md: which project may know which. Both the project files and the
/// namespaces that the sources name are held, so that a transitive reference cannot become a dependency.
/// </summary>
public sealed partial class LayerTests
{
    private static readonly Dictionary<string, Layer> Layers = new(StringComparer.Ordinal)
    {
        ["Protocol"] = new(
            References: ["Google.Protobuf", "Grpc.Tools"],
            Namespaces: ["Google.Protobuf"]),
        ["Client"] = new(
            References: ["Protocol", "Microsoft.Extensions.Logging.Abstractions"],
            Namespaces: ["Connectors.Milvus.Protocol", "Google.Protobuf", "Microsoft.Extensions.Logging"]),
        ["VectorData"] = new(
            References: ["Client", "Microsoft.Extensions.VectorData.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Diagnostics.HealthChecks"],
            Namespaces: ["Connectors.Milvus.Client", "Microsoft.Extensions.VectorData", "Microsoft.Extensions.AI", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Options", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Logging"]),
        ["Engine"] = new(
            References: ["Microsoft.Data.Sqlite", "NetTopologySuite", "System.Numerics.Tensors"],
            Namespaces: ["Microsoft.Data.Sqlite", "NetTopologySuite", "SQLitePCL"]),
        ["Local"] = new(
            References: ["Engine", "Protocol", "Client"],
            Namespaces: ["Connectors.Milvus.Engine", "Connectors.Milvus.Protocol", "Connectors.Milvus.Client", "Google.Protobuf"]),
        ["Server"] = new(
            References: ["Local", "Spectre.Console", "System.CommandLine"],
            Namespaces: ["Connectors.Milvus.Local", "Connectors.Milvus.Engine", "Connectors.Milvus.Protocol", "Google.Protobuf", "Microsoft.AspNetCore", "Microsoft.Extensions", "Spectre.Console"]),
    };

    public static TheoryData<string> Projects => new(Layers.Keys);

    [Fact]
    public void Every_library_is_a_known_layer()
    {
        var found = Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, "src"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder)!.Replace("Connectors.Milvus.", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Layers.Keys.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_stay_within_the_allow_list(string project)
    {
        var document = XDocument.Parse(RepositoryFiles.Read($"src/Connectors.Milvus.{project}/Connectors.Milvus.{project}.csproj"));
        var references = document.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(element => element.Attribute("Include")!.Value)
            .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal)
                ? Path.GetFileNameWithoutExtension(include).Replace("Connectors.Milvus.", "", StringComparison.Ordinal)
                : include);

        Assert.Empty(references.Except(Layers[project].References, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_name_only_the_namespaces_their_layer_may_know(string project)
    {
        var own = $"Connectors.Milvus.{project}";
        var allowed = Layers[project].Namespaces.Append(own).ToArray();
        var strangers =
            from file in RepositoryFiles.Sources($"src/{own}")
            from Match match in ForeignNamespace().Matches(Prose().Replace(RepositoryFiles.Read(file), ""))
            let name = match.Groups["name"].Value
            where !allowed.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal))
            select $"{file}: {name}";

        Assert.Empty(strangers.Distinct());
    }

    [Fact]
    public void The_connector_never_touches_experimental_provider_services()
    {
        var uses = RepositoryFiles.Sources("src/Connectors.Milvus.VectorData")
            .Where(file => RepositoryFiles.Read(file).Contains("ProviderServices", StringComparison.Ordinal));

        Assert.Empty(uses);
    }

    [Fact]
    public void Only_the_entry_type_of_Local_knows_the_client()
    {
        var uses = RepositoryFiles.Sources("src/Connectors.Milvus.Local")
            .Where(file => RepositoryFiles.Read(file).Contains("using Connectors.Milvus.Client", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file));

        Assert.Subset(new HashSet<string> { "MilvusLocal.cs" }, uses.ToHashSet());
    }

    /// <summary>Names of third parties and of our own layers, in using lines and in qualified names; the BCL is free to all.</summary>
    [GeneratedRegex(@"(?<=^using (static )?|[^\w.""/])(?<name>(Connectors\.Milvus|Google\.Protobuf|Microsoft\.(Extensions|Data|AspNetCore|SemanticKernel)|SQLitePCL|Grpc|Spectre|OpenAI)\b(\.\w+)*)", RegexOptions.Multiline)]
    private static partial Regex ForeignNamespace();

    /// <summary>String literals and comments may name anything: a message may point at another package.</summary>
    [GeneratedRegex(@"""(\\.|[^""\\\n])*""|//.*")]
    private static partial Regex Prose();

    private sealed record Layer(string[] References, string[] Namespaces);
}
