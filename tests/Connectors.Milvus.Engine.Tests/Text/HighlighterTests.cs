using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;
using static Connectors.Milvus.Engine.Tests.Text.TextSample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>Words marked in the texts of hits.</summary>
public sealed class HighlighterTests : EngineTest
{
    private static readonly HighlightCommand Marks = new() { HighlightSearchText = true, PreTags = ["<"], PostTags = [">"] };

    [Theory]
    [InlineData("Cats and a cat.", 100, 0, 5, "<Cats> and a <cat>.")]
    [InlineData("one two cat three four five cat six", 8, 0, 5, "<cat> thre|<cat> six")]
    [InlineData("one two cat three four five cat six", 8, 4, 5, "two <cat> |ive <cat> ")]
    [InlineData("one two cat three four five cat six", 8, 4, 1, "two <cat> ")]
    [InlineData("one two cat three four five cat six", 8, 4, 0, "")]
    [InlineData("cat", 1, 50, 5, "<cat>")]
    [InlineData("ab cat cat", 9, 99, 5, "ab <cat> |<cat>")]
    [InlineData("Ää 日本 cat ÄÄÄÄÄ", 9, 3, 5, "日本 <cat> ÄÄ")]
    [InlineData("cat ÄÄÄÄÄ", 5, 0, 5, "<cat> Ä")]
    public void Fragments(string text, int size, int offset, int count, string fragments)
    {
        Create();
        Engine.Insert(Ids(1), Texts(text));

        var found = Engine.Search(Find("cats") with { OutputFields = ["text"], Highlight = Marks with { FragmentSize = size, FragmentOffset = offset, FragmentCount = count } });

        Assert.Equal(fragments, string.Join('|', Assert.Single(Assert.Single(found.Highlights).Fragments)));
    }

    [Fact]
    public void Tags_take_turns_and_each_query_marks_its_own_words()
    {
        Create();
        Engine.Insert(Ids(1), Texts("cat dog cat bird"));

        var found = Engine.Search(Find("cat", "dog") with
        {
            OutputFields = ["text"],
            Highlight = Marks with { PreTags = ["<1>", "<2>"], PostTags = ["/"], Queries = [("text", "birds")] },
        });

        Assert.Equal([["<1>cat/ dog <2>cat/ <1>bird/"], ["<1>dog/ cat <2>bird/"]], Assert.Single(found.Highlights).Fragments);
    }

    [Fact]
    public void Searches_by_vector_mark_what_they_are_told()
    {
        Create(Vector(2));
        Engine.Insert(Ids(1, 2), Texts("cat", "dog"), VectorRows([1, 0], [0, 1]));
        var nearest = Nearest([1, 0]) with { VectorField = "v", OutputFields = ["text"], Highlight = Marks with { HighlightSearchText = false, Queries = [("text", "dog")] } };

        Assert.Equal([[], ["<dog>"]], Assert.Single(Engine.Search(nearest).Highlights).Fragments);
        Fails(EngineError.InvalidParameter, "Search highlight only support with metric type \"BM25\" but was: COSINE", () => Engine.Search(nearest with { Highlight = Marks }));
        Fails(EngineError.InvalidParameter, "text field not in output field text", () => Engine.Search(nearest with { OutputFields = [] }));
        Fails(EngineError.InvalidParameter, "highlight field id has no analyzer", () => Engine.Search(nearest with { Highlight = Marks with { HighlightSearchText = false, Queries = [("id", "x")] } }));
    }

    private void Create(params FieldDefinition[] others) => Engine.CreateTexts(TextField(nullable: true, parameters: """{"type": "english"}"""), others: others);
}
