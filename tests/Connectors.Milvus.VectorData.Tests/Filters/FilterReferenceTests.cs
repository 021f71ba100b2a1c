namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>docs/filter-reference.md says what the translator does. <c>UPDATE_APPROVED=1 dotnet test</c> writes it anew.</summary>
public sealed class FilterReferenceTests
{
    [Fact]
    public void The_page_is_what_the_translator_does()
    {
        var page = FilterReference.Write();
        var path = Path.Combine(Root(), "docs", "filter-reference.md");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            File.WriteAllText(path, page);

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void Nothing_under_what_cannot_be_translated_is_translated() =>
        Assert.DoesNotContain("(accepted: ", FilterReference.Write(), StringComparison.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Connectors.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
