namespace Connectors.Milvus.Client.Tests;

/// <summary>Text fields with analyzers, as type parameters.</summary>
public sealed class AnalyzerFieldTests
{
    private static readonly MilvusFieldSchema Text = MilvusFieldSchema.VarChar("text", 100);

    [Fact]
    public void An_analyzer_is_a_type_parameter()
    {
        Assert.Equal(
            [("enable_analyzer", "true")],
            Text.WithAnalyzer().TypeParams.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(
            [("enable_analyzer", "true"), ("analyzer_params", """{"type": "english"}""")],
            Text.WithAnalyzer("""{"type": "english"}""").TypeParams.Select(pair => (pair.Key, pair.Value)));
        Assert.Empty(Text.TypeParams);
    }

    [Fact]
    public void Text_match_keeps_the_analyzer()
    {
        var field = (Text with { TypeParams = new Dictionary<string, string> { ["mmap.enabled"] = "true" } })
            .WithAnalyzer("""{"type": "english"}""")
            .WithTextMatch();

        Assert.Equal(
            ["analyzer_params", "enable_analyzer", "enable_match", "mmap.enabled"], field.TypeParams.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Several_analyzers_are_one_JSON_object()
    {
        var field = Text.WithAnalyzers(
            "language",
            new Dictionary<string, string> { ["english"] = """{"type": "english"}""", ["default"] = """{"tokenizer": "icu"}""" },
            new Dictionary<string, string> { ["en"] = "english" });

        Assert.Equal(
            """{"by_field":"language","analyzers":{"english":{"type": "english"},"default":{"tokenizer": "icu"}},"alias":{"en":"english"}}""",
            field.TypeParams["multi_analyzer_params"]);
        Assert.Equal("true", field.TypeParams["enable_analyzer"]);
    }

    public static TheoryData<string, Func<MilvusFieldSchema>, string> Mistakes => new()
    {
        { "no JSON", () => Text.WithAnalyzer("english"), "no JSON" },
        { "no object", () => Text.WithAnalyzer("\"english\""), "String" },
        { "no default", () => Text.WithAnalyzers("language", new Dictionary<string, string> { ["en"] = "{}" }), "'default'" },
        { "one is no JSON", () => Text.WithAnalyzers("language", new Dictionary<string, string> { ["default"] = "x" }), "no JSON" },
        {
            "alias of nothing",
            () => Text.WithAnalyzers("language", new Dictionary<string, string> { ["default"] = "{}" }, new Dictionary<string, string> { ["en"] = "english" }),
            "'english'"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told(string mistake, Func<MilvusFieldSchema> make, string expected) =>
        Assert.True(Assert.ThrowsAny<ArgumentException>(make).Message.Contains(expected, StringComparison.Ordinal), mistake);

    [Fact]
    public void Numbers_have_no_analyzer() =>
        Assert.Contains("'n' is Int64", Assert.Throws<InvalidOperationException>(() => MilvusFieldSchema.Int64("n").WithTextMatch()).Message, StringComparison.Ordinal);
}
