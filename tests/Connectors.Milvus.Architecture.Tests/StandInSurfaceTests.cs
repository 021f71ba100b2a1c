using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>
/// The VectorData stand-in has the public surface of the package it stands in for: no member more, none less.
/// StandInSurface.expected.txt is that package's root namespace, version 10.8.0.
/// </summary>
public sealed partial class StandInSurfaceTests
{
    private const string Package = "eng/feed/Microsoft.Extensions.VectorData.Abstractions.10.999.0.nupkg";
    private const string Name = "Microsoft.Extensions.VectorData";

    [Fact]
    public void The_stand_in_declares_what_the_real_package_declares()
    {
        string[] expected = [.. Expected()];
        string[] actual = [.. PublicSurface.Print(PublicTypes(StandIn()))];

        string[] differences =
        [
            .. expected.Except(actual).Select(line => "missing " + line),
            .. actual.Except(expected).Select(line => "extra " + line),
        ];
        Assert.True(differences.Length == 0, string.Join('\n', differences));
        Assert.Equal(expected.Length, actual.Length);
    }

    [Fact]
    public void Every_member_of_the_stand_in_is_in_the_assembly_that_is_loaded()
    {
        var loaded = PublicSurface.Print(PublicTypes(typeof(VectorStore).Assembly)).ToHashSet(StringComparer.Ordinal);

        Assert.All(PublicSurface.Print(PublicTypes(StandIn())), line => Assert.Contains(line, loaded));
    }

    [Fact]
    public void The_connector_uses_the_stable_root_namespace_only()
    {
        IEnumerable<string> uses = RepositoryFiles.Sources("src/Connectors.Milvus.VectorData")
            .Where(file => RepositoryFiles.Read(file).Contains("VectorData.ProviderServices", StringComparison.Ordinal));

        Assert.Empty(uses);
    }

    private static IEnumerable<Type> PublicTypes(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => type.Namespace == Name);

    /// <summary>Loaded beside the assembly of the same name that the tests themselves run with.</summary>
    private static Assembly StandIn()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(RepositoryFiles.Root, Package));
        using Stream entry = package.Entries.Single(each => each.Name == $"{Name}.Abstractions.dll").Open();
        using var image = new MemoryStream();
        entry.CopyTo(image);
        image.Position = 0;
        return new AssemblyLoadContext("stand-in").LoadFromStream(image);
    }

    /// <summary>The expected file, type by type, each declaration on one line in the form of <see cref="PublicSurface"/>.</summary>
    private static List<string> Expected()
    {
        var owners = new Stack<string>();
        string pending = "", header = "";
        var lines = new List<string>();
        foreach (string line in RepositoryFiles.Read("tests/Connectors.Milvus.Architecture.Tests/StandInSurface.expected.txt").Split('\n').Select(each => each.Trim()).Skip(2))
        {
            if (line is "{")
            {
                string name = TypeName().Match(pending).Groups[1].Value;
                owners.Push(owners.TryPeek(out string? outer) ? $"{outer}.{name}" : name);
                lines.Add($"{owners.Peek()} :: {header = pending}");
                pending = "";
            }
            else if (line is "}")
            {
                owners.TryPop(out _);
            }
            else if (line.Length > 0)
            {
                pending = pending.Length == 0 ? line : $"{pending} {line}";
                if (!line.EndsWith(';') && !line.EndsWith("; }", StringComparison.Ordinal))
                    continue;
                string access = header.Contains("public interface ", StringComparison.Ordinal) ? " " : "";
                lines.Add($"{owners.Peek()} :: {access}{pending.Replace(" private set;", "", StringComparison.Ordinal)}");
                pending = "";
            }
        }

        return lines;
    }

    [GeneratedRegex(@"(?:class|interface) (\w+(?:<[\w, ]+>)?)")]
    private static partial Regex TypeName();
}
