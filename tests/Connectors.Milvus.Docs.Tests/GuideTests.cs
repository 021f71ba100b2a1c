using System.Text.RegularExpressions;
using Connectors.Milvus.Architecture.Tests;

namespace Connectors.Milvus.Docs.Tests;

/// <summary>
/// What the guides show is what compiles and runs: every paragraph of every C# block stands, line by line, in a test of the folder
/// Guides. A paragraph ends at an empty line, so a block may show a type and the lines that use it.
/// </summary>
public sealed partial class GuideTests
{
    private static readonly string Tests = string.Concat(
        RepositoryFiles.Sources("tests/Connectors.Milvus.Docs.Tests/Guides").Select(file => Flatten(RepositoryFiles.Read(file))));

    public static TheoryData<string> Pages => new(RepositoryFiles.Sources("docs/guides", "*.md").Append("README.md"));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_paragraph_of_code_stands_in_a_test(string page)
    {
        var missing = CodeBlock().Matches(RepositoryFiles.Read(page).ReplaceLineEndings("\n"))
            .SelectMany(block => block.Groups["code"].Value.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            .Where(paragraph => !Tests.Contains(Flatten(paragraph), StringComparison.Ordinal))
            .ToList();

        Assert.True(missing.Count == 0, $"{page} shows what no test of Guides holds:\n\n{string.Join("\n\n", missing)}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, page))!;
        var dead = Link().Matches(RepositoryFiles.Read(page)).Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && target.Length > 0)
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .ToList();

        Assert.Empty(dead);
    }

    // One line of text per line of code, without indentation and without empty lines.
    private static string Flatten(string code) =>
        "\n" + string.Join("\n", code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
