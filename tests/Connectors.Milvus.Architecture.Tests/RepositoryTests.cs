using System.Text.RegularExpressions;

namespace Connectors.Milvus.Architecture.Tests;

/// <summary>What holds for every file of the repository, whatever it says.</summary>
public sealed partial class RepositoryTests
{
    private const int LongestFile = 500;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("samples")]
    [InlineData("benchmarks")]
    public void No_source_file_is_longer_than_500_lines(string folder)
    {
        var tooLong =
            from file in RepositoryFiles.Sources(folder)
            let lines = File.ReadLines(Path.Combine(RepositoryFiles.Root, file)).Count()
            where lines > LongestFile
            select $"{file}: {lines} lines";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Package_sources_name_no_host()
    {
        Assert.DoesNotContain("://", RepositoryFiles.Read("NuGet.config"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Sources_use_file_scoped_namespaces_and_no_regions(string folder)
    {
        var offenders = RepositoryFiles.Sources(folder).Where(file => OldShape().IsMatch(RepositoryFiles.Read(file)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_decision_is_numbered_once_and_names_its_status()
    {
        var decisions = RepositoryFiles.Sources("docs/decisions", "*.md").ToList();

        Assert.NotEmpty(decisions);
        Assert.Equal(Enumerable.Range(1, decisions.Count), decisions.Select(file => int.Parse(Path.GetFileName(file)[..4], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(decisions, file => Assert.Contains("\nStatus: ", RepositoryFiles.Read(file), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\s*#region|^namespace [\w.]+\s*\r?\n\{", RegexOptions.Multiline)]
    private static partial Regex OldShape();
}
