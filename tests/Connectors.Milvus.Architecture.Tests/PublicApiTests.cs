using System.Reflection;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>
/// Each library's public surface against an approved text, so that a public name changes on purpose and in review.
/// <c>UPDATE_APPROVED=1 dotnet test</c> writes the texts anew.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly bool UpdateApproved = Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1";

    /// <summary>The generated messages of Protocol follow the .proto files, which have their own test.</summary>
    [Theory]
    [InlineData("Client")]
    [InlineData("Engine")]
    [InlineData("Local")]
    [InlineData("VectorData")]
    public void Public_surface_is_the_approved_one(string project)
    {
        var assembly = Assembly.Load($"Connectors.Milvus.{project}");
        var surface = PublicSurface.Print(assembly.GetExportedTypes()).Order(StringComparer.Ordinal).ToArray();
        var path = Path.Combine(RepositoryFiles.Root, "tests", "Connectors.Milvus.Architecture.Tests", "PublicApi", $"{project}.approved.txt");
        if (UpdateApproved)
            File.WriteAllLines(path, surface);

        Assert.Equal(File.ReadAllLines(path), surface);
    }

    /// <summary>What users compile against may not drag the wire into their code.</summary>
    [Theory]
    [InlineData("Client")]
    [InlineData("VectorData")]
    public void No_protobuf_type_shows_in_a_public_signature(string project)
    {
        var surface = PublicSurface.Print(Assembly.Load($"Connectors.Milvus.{project}").GetExportedTypes());

        Assert.DoesNotContain(surface, line => line.Contains("Protobuf", StringComparison.Ordinal) || line.Contains("Connectors.Milvus.Protocol", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Client")]
    [InlineData("Local")]
    [InlineData("VectorData")]
    public void Public_types_are_sealed_static_or_meant_to_be_derived(string project)
    {
        string[] open = ["MilvusException", "MilvusCollection`2"];
        var surprising = Assembly.Load($"Connectors.Milvus.{project}").GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !open.Contains(type.Name));

        Assert.Empty(surprising);
    }
}
