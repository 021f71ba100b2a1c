using System.Collections;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Data;

/// <summary>What searches look for: its form on the wire for each field that it fits, and what it does not fit.</summary>
public sealed class QueryVectorsTests
{
    private static readonly MilvusFieldSchema Computed = MilvusFieldSchema.SparseFloatVector("v") with { IsFunctionOutput = true };

    private static readonly Dictionary<string, (MilvusVectors Vectors, MilvusFieldSchema Field, PlaceholderType Type, byte[] First)> Table = new()
    {
        ["floats"] = (new[] { 1f, -2f }, MilvusFieldSchema.FloatVector("v", 2), PlaceholderType.FloatVector, [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]),
        ["floats for halves"] = (new[] { 1f, -2f }, MilvusFieldSchema.Float16Vector("v", 2), PlaceholderType.Float16Vector, [0, 0x3C, 0, 0xC0]),
        ["floats for bfloat16"] = (new[] { 1f, -2f }, MilvusFieldSchema.BFloat16Vector("v", 2), PlaceholderType.Bfloat16Vector, [0x80, 0x3F, 0, 0xC0]),
        ["halves"] = (new[] { (Half)1 }, MilvusFieldSchema.Float16Vector("v", 1), PlaceholderType.Float16Vector, [0, 0x3C]),
        ["signed bytes"] = (new sbyte[] { -1, 2 }, MilvusFieldSchema.Int8Vector("v", 2), PlaceholderType.Int8Vector, [0xFF, 2]),
        ["bytes"] = (new byte[] { 0x81 }, MilvusFieldSchema.BinaryVector("v", 8), PlaceholderType.BinaryVector, [0x81]),
        ["bits"] = (new BitArray(new byte[] { 0x81 }), MilvusFieldSchema.BinaryVector("v", 8), PlaceholderType.BinaryVector, [0x81]),
        ["sparse"] = (MilvusSparseVector.From([3], [1f]), MilvusFieldSchema.SparseFloatVector("v"), PlaceholderType.SparseFloatVector, [3, 0, 0, 0, 0, 0, 0x80, 0x3F]),
        ["texts"] = (MilvusVectors.FromTexts(["ü"]), Computed, PlaceholderType.VarChar, [0xC3, 0xBC]),
        ["lists"] = (MilvusVectors.FromLists([MilvusVectors.From([[1f], [-2f]])]), Many(MilvusDataType.FloatVector, 1), PlaceholderType.EmbListFloatVector, [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]),
        ["lists of floats for halves"] = (MilvusVectors.FromLists([MilvusVectors.From([[1f], [-2f]])]), Many(MilvusDataType.Float16Vector, 1), PlaceholderType.EmbListFloat16Vector, [0, 0x3C, 0, 0xC0]),
    };

    private static readonly Dictionary<string, (MilvusVectors Vectors, MilvusFieldSchema Field, string Problem)> Refused = new()
    {
        ["dimension"] = (new float[2], MilvusFieldSchema.FloatVector("v", 3), "Query vector 0 has 2 elements"),
        ["bits"] = (new byte[2], MilvusFieldSchema.BinaryVector("v", 8), "Query vector 0 has 16 elements"),
        ["kind"] = (new sbyte[2], MilvusFieldSchema.FloatVector("v", 2), "vectors of signed bytes search a Int8Vector field"),
        ["halves for floats"] = (new Half[2], MilvusFieldSchema.FloatVector("v", 2), "vectors of halves search a Float16Vector field"),
        ["range"] = (new[] { 1e5f }, MilvusFieldSchema.Float16Vector("v", 1), "Query vector 0 has 100000 at position 0, which is outside the range of Float16"),
        ["text without a function"] = (MilvusVectors.FromTexts(["a"]), MilvusFieldSchema.SparseFloatVector("v"), "texts search a vector field that a function computes"),
        ["list for one vector"] = (MilvusVectors.FromLists([new float[2]]), MilvusFieldSchema.FloatVector("v", 2), "lists of vectors search a vector field of an array of structs"),
        ["dimension in a list"] = (MilvusVectors.FromLists([new float[2]]), Many(MilvusDataType.FloatVector, 3), "has a vector at position 0 that has 2 elements"),
    };

    public static TheoryData<string> Cases => new(Table.Keys);

    public static TheoryData<string> RefusedCases => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Vectors_travel_as_the_field_has_them(string name)
    {
        var (vectors, field, type, first) = Table[name];

        vectors.Values.Check("vectors");
        vectors.Values.CheckFor(field, "docs");
        var group = Sent(vectors, field);

        Assert.Equal(type, group.Type);
        Assert.Equal(first, group.Values[0].ToByteArray());
        Assert.False(group.IsElementLevel);
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Vectors_that_do_not_fit_the_field_are_refused(string name)
    {
        var (vectors, field, problem) = Refused[name];

        var error = Assert.ThrowsAny<ArgumentException>(() => vectors.Values.CheckFor(field, "docs"));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("'docs'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_vectors_against_many_are_hits_of_their_own()
    {
        var group = Sent(new[] { 1f }, Many(MilvusDataType.FloatVector, 1));

        Assert.Equal(PlaceholderType.FloatVector, group.Type);
        Assert.True(group.IsElementLevel);
    }

    // Headers that end around the end of a piece, and vectors that are longer than one.
    [Theory]
    [InlineData(1, 9_000, 0)]
    [InlineData(40, 768, 32_700)]
    [InlineData(3, 20_000, 32_730)]
    [InlineData(3, 2, 32_739)]
    public void Vectors_of_any_size_and_number_arrive(int count, int dimension, int filter)
    {
        float[][] vectors = [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, dimension).Select(i => (float)(row + i)).ToArray())];
        for (var more = 0; more < 32; more++)
        {
            var header = new SearchRequest { Dsl = new string('x', filter + more), Nq = count };
            var bytes = Records.RecordWire.Bytes(new SearchBody(header.ToByteArray(), MilvusVectors.From(vectors).Values, MilvusFieldSchema.FloatVector("v", dimension)));

            var sent = SearchRequest.Parser.ParseFrom(bytes);
            Assert.Equal(
                PlaceholderCodec.EncodeFloats([.. vectors.Select(vector => (ReadOnlyMemory<float>)vector)]), sent.PlaceholderGroup);
            sent.ClearPlaceholderGroup();
            Assert.Equal(header, sent);
        }
    }

    [Fact]
    public void What_is_no_vector_by_itself_is_refused_before_the_schema_is_known()
    {
        Assert.Contains("Query vector 1 has NaN at position 0", Mistake(MilvusVectors.From([[1f], [float.NaN]])), StringComparison.Ordinal);
        Assert.Contains("has no finite number at position 1", Mistake(new[] { (Half)1, Half.PositiveInfinity }), StringComparison.Ordinal);
        Assert.Contains("the surrogate at character 0", Mistake(MilvusVectors.FromTexts(["\ud800"])), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MilvusVectors.From([null!, new float[1]]));
        Assert.Throws<ArgumentException>(() => (MilvusVectors)new BitArray(9));
        Assert.Throws<ArgumentException>(() => MilvusVectors.FromLists([MilvusVectors.From(Array.Empty<float[]>())]));
        Assert.Throws<ArgumentException>(() => MilvusVectors.FromLists([new float[1], new sbyte[1]]));
        Assert.Throws<ArgumentException>(() => MilvusVectors.FromLists([MilvusVectors.FromTexts(["a"])]));
    }

    private static Placeholders Sent(MilvusVectors vectors, MilvusFieldSchema field) => PlaceholderCodec.Decode(
        SearchRequest.Parser.ParseFrom(Records.RecordWire.Bytes(new SearchBody([], vectors.Values, field))).PlaceholderGroup);

    private static string Mistake(MilvusVectors vectors) => Assert.Throws<ArgumentException>(() => vectors.Values.Check("vectors")).Message;

    private static MilvusFieldSchema Many(MilvusDataType type, int dimension) => new()
    {
        Name = "v",
        DataType = MilvusDataType.ArrayOfVector,
        ElementType = type,
        Dimension = dimension,
        MaxCapacity = 4,
    };
}
