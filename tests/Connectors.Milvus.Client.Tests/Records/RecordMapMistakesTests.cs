namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Types that cannot be mapped: one message that lists everything.</summary>
public sealed class RecordMapMistakesTests
{
    [Fact]
    public void All_mistakes_of_a_type_are_listed_at_once()
    {
        string message = Message<Wrong>();

        Assert.StartsWith("Wrong cannot be mapped to Milvus: ", message, StringComparison.Ordinal);
        Assert.Contains("First and Second are both marked [MilvusKey]", message, StringComparison.Ordinal);
        Assert.Contains("A and B are both named 'same'", message, StringComparison.Ordinal);
        Assert.Contains("Link is of type Uri, which has no Milvus type; there are enums, bool, short", message, StringComparison.Ordinal);
        Assert.Contains("Vector: dimension is 0, it has to be 1 to 32768", message, StringComparison.Ordinal);
        Assert.Contains("Long: MaxLength is 70000, it has to be 1 to 65535", message, StringComparison.Ordinal);
        Assert.Contains("Number is of type int, which does not fit a field of type VarChar(65535)", message, StringComparison.Ordinal);
        Assert.Contains("Fixed is marked but has no setter", message, StringComparison.Ordinal);
        Assert.Contains("Default: many (string) is not an integer", message, StringComparison.Ordinal);
        Assert.Contains("Twice has several Milvus attributes", message, StringComparison.Ordinal);
        Assert.Contains("Others is marked [MilvusDynamicField] and of type Dictionary<string, string>", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_key_says_how_to_name_one() =>
        Assert.Contains("it has no key: mark one property [MilvusKey], or name it Id", Message<NoKey>(), StringComparison.Ordinal);

    [Fact]
    public void A_key_of_another_type_is_refused() =>
        Assert.Contains("Id is the key and of type double; a key is an integer, a string or a Guid", Message<DoubleKey>(), StringComparison.Ordinal);

    [Fact]
    public void A_generated_guid_key_is_refused() =>
        Assert.Contains("Id is a Guid, which the server does not generate", Message<GeneratedGuid>(), StringComparison.Ordinal);

    [Fact]
    public void A_constructor_that_refuses_defaults_is_found_at_once() =>
        Assert.Contains("its constructor fails with default arguments", Message<Picky>(), StringComparison.Ordinal);

    [Fact]
    public void An_abstract_type_is_refused() =>
        Assert.Contains("it has no public constructor", Message<Abstract>(), StringComparison.Ordinal);

    [Fact]
    public void A_vector_without_dimension_maps_but_makes_no_collection()
    {
        var map = MilvusRecordMap.FromAttributes<NoDimension>();

        var error = Assert.Throws<InvalidOperationException>(map.ToSchema);
        Assert.Contains("Vector has no dimension, give it with [MilvusVector(768)]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_built_map_without_key_makes_no_collection()
    {
        var map = new MilvusRecordMapBuilder<NoKey>(() => new NoKey())
            .Field(MilvusFieldSchema.VarChar("text", 10), row => row.Text, (row, value) => row.Text = value)
            .Build();

        Assert.Contains("there are 0 keys instead of one", Assert.Throws<InvalidOperationException>(map.ToSchema).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_builder_refuses_what_does_not_fit()
    {
        var builder = new MilvusRecordMapBuilder<NoKey>(() => new NoKey())
            .Field(MilvusFieldSchema.VarChar("text", 10), row => row.Text, (row, value) => row.Text = value);

        Assert.Contains("was added before", Refused(() => builder.Field(MilvusFieldSchema.Json("text"), row => row.Text, (_, _) => { })), StringComparison.Ordinal);
        Assert.Contains("int does not fit field 'n' of type Bool", Refused(() => builder.Field(MilvusFieldSchema.Bool("n"), _ => 1, (_, _) => { })), StringComparison.Ordinal);
        Assert.Contains("Version has no Milvus type", Refused(() => builder.Field(MilvusFieldSchema.Int32("n"), _ => new Version(), (_, _) => { })), StringComparison.Ordinal);
        Assert.Contains("There is no field 'other' to index", Refused(() => builder.Index(new MilvusIndexParams { FieldName = "other" }).Build()), StringComparison.Ordinal);
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static string Message<TRecord>()
        where TRecord : class =>
        Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<TRecord>()).Message;

    private sealed class Wrong
    {
        [MilvusKey]
        public long First { get; set; }

        [MilvusKey]
        public long Second { get; set; }

        [MilvusField("same")]
        public int A { get; set; }

        [MilvusField("same")]
        public int B { get; set; }

        public Uri? Link { get; set; }

        [MilvusVector(0)]
        public float[] Vector { get; set; } = [];

        [MilvusField(MaxLength = 70_000)]
        public string Long { get; set; } = "";

        [MilvusField(DataType = MilvusDataType.VarChar)]
        public int Number { get; set; }

        [MilvusField]
        public int Fixed => 1;

        [MilvusField(Default = "many")]
        public int Default { get; set; }

        [MilvusField]
        [MilvusVector(2)]
        public float[] Twice { get; set; } = [];

        [MilvusDynamicField]
        public Dictionary<string, string> Others { get; set; } = [];
    }

    private sealed class NoKey
    {
        public string Text { get; set; } = "";
    }

    private sealed class DoubleKey
    {
        public double Id { get; set; }
    }

    private sealed class GeneratedGuid
    {
        [MilvusKey(AutoId = true)]
        public Guid Id { get; set; }
    }

    private sealed class Picky(string id)
    {
        public string Id { get; set; } = id.Trim();
    }

    private abstract class Abstract
    {
        public long Id { get; set; }
    }

    private sealed class NoDimension
    {
        public long Id { get; set; }

        public float[] Vector { get; set; } = [];
    }
}
