using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>Words and stems that the description of the algorithm gives, and one for every rule.</summary>
public sealed class EnglishStemmerTests
{
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations consolatory console consoled consoles consoling consolingly consols", "consol consol consolatori consol consol consol consol consol consol")]
    [InlineData("consonant conspicuous conspicuously conspiracy conspirator conspire conspired", "conson conspicu conspicu conspiraci conspir conspir conspir")]
    [InlineData("knack knackeries knag knave knaves knavish kneaded kneeling knew knickknacks knight knightly knights", "knack knackeri knag knave knave knavish knead kneel knew knickknack knight knight knight")]
    [InlineData("knit knitted knitting knives knob knobs knock knocked knocker knocking knot knots", "knit knit knit knive knob knob knock knock knocker knock knot knot")]
    [InlineData("generate generates generated generating general generally generic generically generous generously", "generat generat generat generat general general generic generic generous generous")]
    [InlineData("ties tied cries gas this gaps kiwis", "tie tie cri gas this gap kiwi")]
    [InlineData("agreed proceeded feed hopping hoping falling filing sized luxuriated troubled", "agre proceed feed hop hope fall file size luxuri troubl")]
    [InlineData("happy by say cry enjoy youth boyish flying syzygy", "happi by say cri enjoy youth boyish fli syzygi")]
    [InlineData("relational conditional rationally valency hesitancy digitizer operation feudalism", "relat condit ration valenc hesit digit oper feudal")]
    [InlineData("hopefulness decisiveness callousness formality sensitivity sensibility analogously", "hope decis callous formal sensit sensibl analog")]
    [InlineData("triplicate formative electricity electrical hopeful goodness archaeology geology", "triplic format electr electr hope good archaeolog geolog")]
    [InlineData("revival allowance inference airliner adjustable defensible irritant replacement adjustment adoption", "reviv allow infer airlin adjust defens irrit replac adjust adopt")]
    [InlineData("communism activate homologous effective bowdlerize probate rate cease controll roll", "communism activ homolog effect bowdler probat rate ceas control roll")]
    [InlineData("skis skies dying lying idly gently ugly early only singly sky news howe atlas", "ski sky die lie idl gentl ugli earli onli singl sky news howe atlas")]
    [InlineData("innings outing cannings exceeds succeeded", "inning outing canning exceed succeed")]
    [InlineData("dog's dogs' 'tis it a", "dog dog tis it a")]
    public void Words_have_their_stems(string words, string stems)
    {
        var expected = stems.Split(' ');
        Assert.Equal(expected.Length == 1 ? Enumerable.Repeat(stems, words.Split(' ').Length) : expected, words.Split(' ').Select(EnglishStemmer.Stem));
    }

    [Fact]
    public void Any_text_has_a_stem()
    {
        var random = new Random(11);
        const string Letters = "aeiouysinglyedtb'éZ9";
        for (var round = 0; round < 20_000; round++)
        {
            var word = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Letters[random.Next(Letters.Length)])]);
            Assert.True(EnglishStemmer.Stem(word).Length <= word.Length + 1, word);
        }
    }
}
