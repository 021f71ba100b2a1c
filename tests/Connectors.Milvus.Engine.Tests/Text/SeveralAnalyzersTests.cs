using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>Texts in several languages: the rows say by another field how their text is cut into terms.</summary>
public sealed class SeveralAnalyzersTests : EngineTest
{
    private const string Parameters = """
        {"by_field": "language", "alias": {"en": "english", "en-GB": "english"},
         "analyzers": {"english": {"type": "english"}, "exact": {"tokenizer": "whitespace"}, "default": {"tokenizer": "whitespace", "filter": ["lowercase"]}}}
        """;

    [Fact]
    public void Every_text_is_analysed_as_its_row_says()
    {
        Create(nullable: true);
        Insert((1, "english", "Running dogs"), (2, "exact", "Running dogs"), (3, "default", "Running dogs"), (4, "en", "He runs"), (5, "klingon", "RUNNING"), (6, null, "running"));

        Assert.Equal([1L, 4L], Found("runs", "en-GB"));
        Assert.Equal([1L, 4L], Found("runs", "english"));
        Assert.Equal([2L], Found("Running", "exact"));
        Assert.Equal([3L, 5L, 6L], Found("Running", null));
        Assert.Equal([3L, 5L, 6L], Found("Running", "klingon"));
    }

    [Fact]
    public void A_row_that_changes_its_language_is_analysed_anew()
    {
        Create();
        Insert((1, "exact", "Running"));
        Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, IsPartial = true, Columns = [Ids(1), Languages("english")] });
        Assert.Equal([1L], Found("runs", "english"));
        Engine.Upsert(new UpsertCommand { Collection = Name, RowCount = 1, IsPartial = true, Columns = [Ids(1), new Column<long>("num", EngineDataType.Int64, [7])] });
        Reopen();
        Assert.Equal([1L], Found("runs", "english"));
    }

    [Fact]
    public void Analyzers_can_be_run_by_their_names()
    {
        Create();
        IReadOnlyList<IReadOnlyList<TextToken>> Run(params string[] names) => Engine.Analyze("", Name, "text", ["Running", "Dogs"], names);

        Assert.Equal(["running", "dogs"], Run().Select(tokens => tokens[0].Text));
        Assert.Equal(["run", "dog"], Run("en").Select(tokens => tokens[0].Text));
        Assert.Equal(["run", "Dogs"], Run("english", "exact").Select(tokens => tokens[0].Text));
        Fails(EngineError.InvalidParameter, "3 analyzer names for 2 texts", () => Run("a", "b", "c"));
    }

    [Theory]
    [InlineData("{}", "by_field is missing")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{", "no JSON")]
    [InlineData("""{"by_field": "language"}""", "analyzers is missing")]
    [InlineData("""{"by_field": "language", "analyzers": {"a": {}}}""", "no analyzer named default")]
    [InlineData("""{"by_field": "language", "analyzers": {"default": {"type": "klingon"}}}""", "unsupported analyzer type: klingon")]
    [InlineData("""{"by_field": "language", "analyzers": {"default": {}}, "alias": {"x": "y"}}""", "alias x stands for")]
    [InlineData("""{"by_field": "language", "analyzers": {"default": {}, "x": {}}, "alias": {"x": "default"}}""", "alias x is the name of an analyzer")]
    [InlineData("""{"by_field": "language", "analyzers": {"default": {}}, "mapping": {}}""", "unknown parameter mapping")]
    [InlineData("""{"by_field": "missing", "analyzers": {"default": {}}}""", "dependent field missing not found")]
    [InlineData("""{"by_field": "num", "analyzers": {"default": {}}}""", "field num is not string")]
    public void Parameters_that_make_no_analyzers_are_refused(string parameters, string reason)
        => Fails(EngineError.InvalidParameter, reason, () => Create(parameters: parameters));

    [Theory]
    [InlineData("enable_match", "true", "multi analyzer now only support for bm25")]
    [InlineData("analyzer_params", "{}", "should be none if has multi analyzer params")]
    public void So_is_what_does_not_go_with_them(string key, string value, string reason)
        => Fails(EngineError.InvalidParameter, reason, () => Create(more: (key, value)));

    [Fact]
    public void The_field_that_says_the_language_stays()
    {
        Create();
        Fails(EngineError.InvalidParameter, "cannot drop field: language, it says which analyzer field text has", () => Engine.DropField("", Name, "language"));
        Engine.DropField("", Name, "num");
    }

    private void Create(string parameters = Parameters, bool nullable = false, (string, string)? more = null)
    {
        (string, string)[] typeParams = [("max_length", "100"), ("enable_analyzer", "true"), ("multi_analyzer_params", parameters)];
        var text = new FieldDefinition { Name = "text", Type = EngineDataType.VarChar, TypeParams = Params(more is { } pair ? [.. typeParams, pair] : typeParams) };
        Engine.CreateTexts(text, others: [Scalar("language", EngineDataType.VarChar, nullable), Scalar("num", EngineDataType.Int64, nullable: true)]);
    }

    private void Insert(params (long Id, string? Language, string Text)[] rows) => Engine.Insert(
        Ids([.. rows.Select(row => row.Id)]),
        Languages([.. rows.Select(row => row.Language)]),
        TextSample.Texts([.. rows.Select(row => row.Text)]));

    private static Column<string> Languages(params string?[] languages) => languages.Contains(null)
        ? new("language", EngineDataType.VarChar, [.. languages.Select(language => language ?? "")], [.. languages.Select(language => language is not null)])
        : new("language", EngineDataType.VarChar, languages!);

    private IEnumerable<long> Found(string query, string? analyzer) => Engine.Search(TextSample.Find(query) with { AnalyzerName = analyzer }).LongIds().Order();
}
