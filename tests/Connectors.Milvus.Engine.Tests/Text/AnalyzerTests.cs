using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Text;

/// <summary>What analyzers make of texts.</summary>
public sealed class AnalyzerTests : EngineTest
{
    [Theory]
    [InlineData("", "The Milvus VECTOR database.", "the milvus vector database")]
    [InlineData("""{"type": "standard"}""", "A, b; c!", "a b c")]
    [InlineData("""{"type": "standard", "stop_words": ["of", "_english_"]}""", "State of THE art Of", "state art")]
    [InlineData("""{"type": "english"}""", "The runners were running to the libraries", "runner were run librari")]
    [InlineData("""{"type": "english", "stop_words": ["run"]}""", "Running dogs", "dog")]
    [InlineData("""{"tokenizer": "standard"}""", "Keep CASE", "Keep CASE")]
    [InlineData("""{"tokenizer": {"type": "whitespace"}, "filter": ["lowercase"]}""", "Well-known  e-mail:\tA@B.c ", "well-known e-mail: a@b.c")]
    [InlineData("""{"tokenizer": "standard", "filter": ["lowercase", {"type": "stop", "stop_words": "_english_"}]}""", "To be or not to Do", "do")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "stop", "stop_words": ["The"]}]}""", "The the", "the")]
    [InlineData("""{"tokenizer": "standard", "filter": ["asciifolding"]}""", "Größe Ærø naïve façade ångström Łódź 你 кот", "Grosse AEro naive facade angstrom Lodz 你 кот")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "length", "max": 4}]}""", "four fivee ñññ ññ", "four ññ")]
    [InlineData("""{"tokenizer": "whitespace", "filter": ["alphanumonly"]}""", "abc a-b 12 naïve", "abc 12")]
    [InlineData("""{"tokenizer": "whitespace", "filter": ["removepunct"]}""", "- a. ... b", "a. b")]
    [InlineData("""{"tokenizer": "standard", "filter": ["lowercase", {"type": "stemmer", "language": "english"}]}""", "Nationally Connected", "nation connect")]
    public void Terms(string parameters, string text, string terms)
        => Assert.Equal(terms, string.Join(' ', VectorEngine.Analyze(parameters, text).Select(token => token.Text)));

    [Theory]
    [InlineData("can't won’t O'Neill 'quoted'", "can't|won’t|O'Neill|quoted")]
    [InlineData("3.14 1,000,000 v2.5.1 10:30 a,b", "3.14|1,000,000|v2.5.1|10|30|a|b")]
    [InlineData("example.com user_name __init__ _ ___ x@y.z", "example.com|user_name|__init__|x|y.z")]
    [InlineData("你好 世界 ひらがな カタカナ 한국어", "你|好|世|界|ひ|ら|が|な|カタカナ|한국어")]
    [InlineData("cafe\u0301 e\u0301te\u0301", "cafe\u0301|e\u0301te\u0301")]
    [InlineData("😀 a😀b \ud83d ½", "a|b|½")]
    [InlineData("", "")]
    [InlineData(" \r\n.,", "")]
    public void Standard_words_follow_unicode(string text, string words)
        => Assert.Equal(words, string.Join('|', VectorEngine.Analyze("""{"tokenizer": "standard"}""", text).Select(token => token.Text)));

    [Fact]
    public void Tokens_know_their_place_in_bytes()
    {
        var tokens = VectorEngine.Analyze("""{"type": "standard", "stop_words": ["the"]}""", "Für the 你 cats");

        Assert.Equal([new("für", 0, 4, 0), new("你", 9, 12, 2), new("cats", 13, 17, 3)], tokens);
    }

    // CRC-32 (IEEE) of the bytes: a published check value.
    [Fact]
    public void The_hash_is_the_checksum_of_the_term()
        => Assert.Equal(0xCBF43926, VectorEngine.Analyze("", "123456789").Single().Hash);

    [Theory]
    [InlineData("nonsense", "analyzer params are no JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"type": "chinese"}""", "unsupported analyzer type: chinese")]
    [InlineData("""{"type": 3}""", "type should be a string, but got 3")]
    [InlineData("""{"type": "standard", "filter": []}""", "unknown parameter of the standard analyzer: filter")]
    [InlineData("""{"tokenizer": "jieba"}""", "unsupported tokenizer: jieba")]
    [InlineData("""{"tokenizer": {"dict": []}}""", "a tokenizer with parameters needs its type")]
    [InlineData("""{"filter": ["lowercase"]}""", "need a tokenizer")]
    [InlineData("""{"tokenizer": "standard", "filter": "lowercase"}""", "filter should be an array")]
    [InlineData("""{"tokenizer": "standard", "filter": ["pinyin"]}""", "unsupported filter: pinyin")]
    [InlineData("""{"tokenizer": "standard", "filter": ["stop"]}""", "the stop filter needs the parameter stop_words")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "stop", "stop_words": ["_klingon_"]}]}""", "unsupported list of stop words: _klingon_")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "length", "max": "8"}]}""", "should be a positive integer")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "stemmer", "language": "finnish"}]}""", "unsupported language of the stemmer filter: finnish")]
    [InlineData("""{"tokenizer": "standard", "filter": [{"type": "lowercase", "x": 1}]}""", "unknown parameter of the lowercase filter: x")]
    public void Bad_parameters_are_refused_when_the_field_is_made(string parameters, string text)
    {
        Fails(EngineError.InvalidParameter, text, () => VectorEngine.Analyze(parameters, "x"));
        Fails(EngineError.InvalidParameter, text, () => Engine.CreateCollection("", Schema(Key(), Vector(), TextField(parameters))));
    }

    [Fact]
    public void A_fields_own_analyzer_is_run()
    {
        Engine.CreateCollection("", Schema(Key(), Vector(), TextField("""{"type": "english"}"""), Scalar("plain", EngineDataType.VarChar)));

        Assert.Equal([["dog"], ["cat", "meow"]], Engine.Analyze("", Name, "text", ["the dogs", "cats meowed"]).Select(tokens => tokens.Select(token => token.Text)));
        Fails(EngineError.InvalidParameter, "has no analyzer", () => Engine.Analyze("", Name, "plain", ["x"]));
        Fails(EngineError.FieldNotFound, "field not found[field=x]", () => Engine.Analyze("", Name, "x", ["x"]));
    }

    private static FieldDefinition TextField(string parameters) => new()
    {
        Name = "text",
        Type = EngineDataType.VarChar,
        TypeParams = Params(("max_length", "100"), ("enable_analyzer", "true"), ("analyzer_params", parameters)),
    };
}
