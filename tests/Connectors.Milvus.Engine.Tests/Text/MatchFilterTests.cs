using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;
using static Connectors.Milvus.Engine.Tests.Support.Sample;
using static Connectors.Milvus.Engine.Tests.Text.TextSample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>Filters by words and phrases against the plain meaning of both.</summary>
public sealed class MatchFilterTests : EngineTest
{
    private readonly Dictionary<long, string[]> _texts = [];

    [Fact]
    public void Words_are_matched_while_texts_change()
    {
        var random = new Random(3);
        Engine.CreateTexts();
        for (var round = 0; round < 8; round++)
        {
            Write(random);
            if (round == 4)
                Reopen();
            for (var query = 0; query < 12; query++)
            {
                var words = Sentence(random, random.Next(4));
                var least = random.Next(1, 4);
                Check(
                    $"text_match(text, \"{string.Join(' ', words)}\", minimum_should_match={least})",
                    text => words.Distinct().Count(text.Contains) >= least);
                Check($"not text_match(text, '{string.Join(' ', words)}')", text => !words.Any(text.Contains));
            }
        }

        Assert.True(File.Number("SELECT max(epoch) FROM counters") > 0, "No compaction was met.");
    }

    [Fact]
    public void Phrases_are_matched_while_texts_change()
    {
        var random = new Random(4);
        Engine.CreateTexts();
        for (var round = 0; round < 6; round++)
        {
            Write(random);
            for (var query = 0; query < 12; query++)
            {
                var phrase = Sentence(random, random.Next(4));
                var slop = random.Next(4);
                Check($"phrase_match(text, '{string.Join(' ', phrase)}', {slop})", text => Spread(phrase, text) <= slop);
                Check($"PHRASE_MATCH(text, '{string.Join(' ', phrase)}')", text => phrase.Length > 0 && string.Join(' ', text.Append("")).Contains(string.Join(' ', phrase.Append("")), StringComparison.Ordinal)
                    && Spread(phrase, text) == 0);
            }
        }
    }

    [Theory]
    [InlineData("text_match(text, 'running')", "1 2")]
    [InlineData("text_match(text, 'the')", "")]
    [InlineData("text_match(text, '')", "")]
    [InlineData("text_match(text, 'run dog', minimum_should_match = 2)", "1")]
    [InlineData("text_match(text, 'run', MINIMUM_SHOULD_MATCH=2)", "")]
    [InlineData("phrase_match(text, 'dogs run')", "1")]
    [InlineData("phrase_match(text, 'run dogs')", "")]
    [InlineData("phrase_match(text, 'run dogs', 2)", "1")]
    [InlineData("phrase_match(text, 'run the home')", "2")]
    [InlineData("phrase_match(text, 'run home')", "")]
    [InlineData("phrase_match(text, 'run home', 1)", "2")]
    [InlineData("text is null", "3")]
    [InlineData("not text_match(text, 'run')", "4")]
    [InlineData("id > 1 and (text_match(text, 'run') or phrase_match(text, 'quoted'))", "2 4")]
    [InlineData("text_match(text, {words})", "1 4")]
    public void The_fields_own_analyzer_decides(string filter, string ids)
    {
        Engine.CreateTexts(TextField(nullable: true, parameters: """{"type": "english"}"""));
        Engine.Insert(Ids(1, 2, 3, 4), new Column<string>("text", EngineDataType.VarChar, ["The dogs run.", "Runs the home", "", "it's 'quoted'"], [true, true, false, true]));
        var found = Engine.Query(new QueryCommand { Collection = Name, Filter = filter, OutputFields = ["id"], FilterValues = new Dictionary<string, object?> { ["words"] = "quote dog" } });

        Assert.Equal(ids, string.Join(' ', found.Values<long>("id")));
    }

    [Theory]
    [InlineData("Z", "1")]
    [InlineData("z", "2")]
    [InlineData("z5a", "3")]
    [InlineData("a-b", "4")]
    [InlineData("a", "5")]
    [InlineData("\"x\" AND y*", "6")]
    [InlineData("ÄÖ", "7")]
    [InlineData("äö", "8")]
    [InlineData("NEAR", "")]
    public void Terms_are_compared_letter_by_letter(string words, string ids)
    {
        Engine.CreateTexts();
        Engine.Insert(Ids(1, 2, 3, 4, 5, 6, 7, 8), Texts("Z", "z", "z5a", "a-b", "a b", "\"x\" y*", "ÄÖ", "äö"));

        Assert.Equal(ids, string.Join(' ', Engine.Query($"text_match(text, '{words}')", "id").Values<long>("id")));
    }

    [Fact]
    public void A_term_longer_than_the_index_takes_is_found_in_the_text()
    {
        Engine.CreateTexts(TextField() with { TypeParams = Params(("max_length", "65535"), ("enable_analyzer", "true"), ("enable_match", "true")) });
        var (one, other) = (new string('a', 40_000) + 'b', new string('a', 40_000) + 'c');
        Engine.Insert(Ids(1, 2), Texts(one, other));

        Assert.Equal([2], Engine.Query($"text_match(text, '{other}')", "id").Values<long>("id"));
    }

    [Fact]
    public void The_index_leads_to_the_rows()
    {
        Engine.CreateTexts();
        var collection = Engine.DescribeCollection("", Name);
        var filter = FilterCompiler.Compile("id > 3 and text_match(text, 'a b', minimum_should_match=2)", FilterSchema(collection), null);

        Assert.Contains("USING INTEGER PRIMARY KEY", Plan(collection, filter), StringComparison.Ordinal);
        Assert.DoesNotContain("mv_match", filter.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_come_later_match_their_default_and_leave_nothing_behind()
    {
        Engine.CreateTexts();
        Engine.Insert(Ids(1), Texts("a"));
        Engine.AddField("", Name, TextField(nullable: true, defaultValue: "later cat") with { Name = "more" });
        Engine.Insert(Ids(2), Texts("b"), new Column<string>("more", EngineDataType.VarChar, ["dog"]));

        Assert.Equal([1], Engine.Query("text_match(more, 'cat')", "id").Values<long>("id"));
        Assert.Equal([2], Engine.Query("text_match(more, 'dog')", "id").Values<long>("id"));
        Assert.Empty(Engine.Verify());
        Engine.DropField("", Name, "more");
        Engine.TruncateCollection("", Name);
        Assert.Empty(Engine.Query("text_match(text, 'a')", "id").Values<long>("id"));
        Assert.Empty(Engine.Verify());
        Engine.DropCollection("", Name);
        Assert.Equal(0, File.Number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'terms_%'"));
    }

    [Fact]
    public void Searches_and_deletes_match_too()
    {
        Engine.CreateTexts();
        Engine.Insert(Ids(1, 2, 3), Texts("cat dog", "cat bird", "cat"));

        Assert.Equal([2], Engine.Search(Find("cat") with { Filter = "text_match(text, 'bird')" }).LongIds());
        Assert.Equal(2, Engine.Delete("text_match(text, 'dog bird')").DeleteCount);
        Assert.Equal([3], Engine.Query("", "id").Values<long>("id"));
    }

    [Theory]
    [InlineData("text_match(plain, 'x')", "field \"plain\" does not enable match")]
    [InlineData("phrase_match(plain, 'x')", "field \"plain\" does not enable match")]
    [InlineData("text_match(id, 'x')", "text match operation on non-string is unsupported")]
    [InlineData("phrase_match(id, 'x')", "phrase match operation on non-string is unsupported")]
    [InlineData("text_match(text, 5)", "the text of a text match must be a string")]
    [InlineData("text_match(text, plain)", "the text to match cannot be a non-const expression")]
    [InlineData("text_match(text, 'x', 2)", "expected minimum_should_match")]
    [InlineData("text_match(text, 'x', minimum_should_match=0)", "should be in range [1, 1000], got 0")]
    [InlineData("text_match(text, 'x', minimum_should_match=1001)", "should be in range [1, 1000], got 1001")]
    [InlineData("text_match(text, 'x', minimum_should_match=1.5)", "minimum_should_match should be a const integer expression")]
    [InlineData("phrase_match(text, 'x', -1)", "\"slop\" should not be a negative interger. \"slop\" passed: -1")]
    [InlineData("phrase_match(text, 'x', 4294967296)", "\"slop\" exceeds the range of \"uint32\"")]
    [InlineData("phrase_match(text, 'x', 'y')", "\"slop\" should be a const integer expression")]
    [InlineData("phrase_match(text)", "takes 2 argument(s), got 1")]
    [InlineData("phrase_match(text, 'x', 1, 2)", "takes 2 argument(s), got 4")]
    public void Mistakes_are_named(string filter, string text)
    {
        Engine.CreateTexts(others: Scalar("plain", EngineDataType.VarChar));
        Fails(EngineError.InvalidParameter, text, () => Engine.Query(filter, "id"));
        Fails(EngineError.InvalidParameter, "failed to create delete plan", () => Engine.Delete(filter));
    }

    private static FilterSchema FilterSchema(CollectionInfo collection) => new(
        [
            new FilterField("id", EngineDataType.Int64, EngineDataType.None, false, "f100", true),
            new FilterField("text", EngineDataType.VarChar, EngineDataType.None, false, "f101", false) { MatchAnalyzer = "", TermTable = $"terms_{collection.Id}_101" },
        ],
        null);

    private string Plan(CollectionInfo collection, CompiledFilter filter)
    {
        using var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT slot FROM rows_{collection.Id} WHERE {filter.Sql}";
        for (var index = 0; index < filter.Parameters.Count; index++)
            command.Parameters.AddWithValue($"$f{index}", filter.Parameters[index]);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));
        return string.Join('\n', plan);
    }

    // The least slop that a phrase needs: every choice of places is tried.
    private static int Spread(string[] phrase, string[] text)
    {
        var ranges = new List<(int Least, int Most)> { (int.MaxValue, int.MinValue) };
        for (var term = 0; term < phrase.Length; term++)
        {
            var shifts = Enumerable.Range(0, text.Length).Where(place => text[place] == phrase[term]).Select(place => place - term).ToArray();
            ranges = [.. ranges.SelectMany(range => shifts.Select(shift => (Math.Min(range.Least, shift), Math.Max(range.Most, shift)))).Distinct()];
        }

        return phrase.Length == 0 || ranges.Count == 0 ? int.MaxValue : ranges.Min(range => range.Most - range.Least);
    }

    private static string[] Sentence(Random random, int words) => [.. Enumerable.Range(0, words).Select(_ => $"w{(int)(random.NextDouble() * random.NextDouble() * 20)}")];

    private void Check(string filter, Func<string[], bool> matches)
        => Assert.Equal(_texts.Where(pair => matches(pair.Value)).Select(pair => pair.Key).Order(), Engine.Query(new QueryCommand { Collection = Name, Filter = filter, OutputFields = ["id"] }).Values<long>("id"));

    private void Write(Random random)
    {
        var ids = Enumerable.Range(0, 400).Select(_ => (long)random.Next(500)).Distinct().ToArray();
        var texts = ids.Select(_ => Sentence(random, random.Next(12))).ToArray();
        Engine.Upsert(Ids(ids), Texts([.. texts.Select(text => string.Join(' ', text))]));
        for (var row = 0; row < ids.Length; row++)
            _texts[ids[row]] = texts[row];
        var gone = ids.Where(_ => random.Next(5) == 0).ToArray();
        Engine.Delete($"id in [{string.Join(", ", gone)}]");
        Array.ForEach(gone, id => _texts.Remove(id));
    }
}
