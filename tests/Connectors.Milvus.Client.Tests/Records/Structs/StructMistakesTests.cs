using static Connectors.Milvus.Client.Tests.Records.Structs.Articles;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests.Records.Structs;

/// <summary>Structs that cannot be stored: refused before any call, with row, field and element.</summary>
public sealed class StructMistakesTests
{
    private static readonly MilvusRecordMap<Article> Map = MilvusRecordMap.FromAttributes<Article>();

    [Fact]
    public void A_value_that_does_not_fit_is_named_by_row_field_and_element() => Refused(
        "Record 1: Chunks cannot be stored in field 'Chunks[text]' of type Array<VarChar(5)>: element 2: the text takes 6 bytes",
        [Chunk("a", 1, 1, 2)],
        [Chunk("b", 1, 1, 2), Chunk("c", 1, 1, 2), Chunk("123456", 1, 1, 2)]);

    [Fact]
    public void A_vector_of_another_dimension_is_refused() => Refused(
        "'Chunks[vector]' of type Array<FloatVector(2)>: element 0: the vector has 3 elements, the field's dimension is 2", [Chunk("a", 1, 1, 2, 3)]);

    [Fact]
    public void A_null_in_a_struct_is_refused() => Refused(
        "'Chunks[text]' of type Array<VarChar(5)>: element 0: it is null, and the fields of a struct have no nulls", [Chunk(null!, 1, 1, 2)]);

    [Fact]
    public void A_null_among_the_structs_is_refused() => Refused(
        "Record 0: Chunks cannot be stored in field 'Chunks' of type Array<Struct>: element 1: it is null", [Chunk("a", 1, 1, 2), null!]);

    [Fact]
    public void More_structs_than_the_capacity_are_refused() => Refused(
        "the list has 4 structs, more than the field's max_capacity of 3", [.. Enumerable.Repeat(Chunk("a", 1, 1, 2), 4)]);

    [Fact]
    public void A_missing_list_is_refused_where_the_field_is_not_nullable() => Refused(
        "Record 1: Chunks cannot be stored in field 'Chunks' of type Array<Struct>: it is null, and the field is not nullable; an empty list is a value",
        [],
        null);

    [Fact]
    public void Measuring_one_row_refuses_it_as_well() => Assert.Contains(
        "element 0: the text takes 6 bytes",
        Assert.Throws<RecordSchemaException>(() => Plan().MeasureRow(new Article { Chunks = [Chunk("123456", 1, 1, 2)] }, hasGeneratedKeys: false)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_measured_row_is_not_smaller_than_what_is_sent()
    {
        var article = new Article { Id = 1, Chunks = [Chunk("a", 1, 1, 2), Chunk("b", 2, 3, 4)] };

        long measured = Plan().MeasureRow(article, hasGeneratedKeys: false);

        long sent = Plan().EncodeInsert(new Protocol.InsertRequest(), [article]).Length;
        Assert.InRange(measured, sent / 2, sent + 20);
    }

    [Theory]
    [InlineData("""it has the key "more", which is no field of the structs (text, page, vector)""", "more")]
    [InlineData("""element 0: it lacks the key "page"; all structs of a field have the same fields""", "-page")]
    public void Dictionaries_of_mixed_shapes_are_refused(string message, string change)
    {
        Record item = new() { ["text"] = "a", ["page"] = 1, ["vector"] = new float[] { 1, 2 } };
        if (change[0] == '-')
            item.Remove(change[1..]);
        else
            item[change] = 1;

        Assert.Contains(message, Loose(new List<Record> { item }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a string is no list of dictionaries", "chunks")]
    [InlineData("element 0: a int is no dictionary", new[] { 1 })]
    public void What_is_no_list_of_dictionaries_is_refused(string message, object value) =>
        Assert.Contains(message, Loose(value).Message, StringComparison.Ordinal);

    [Fact]
    public void A_collection_with_an_array_of_structs_needs_it_in_every_record()
    {
        var error = Assert.Throws<RecordSchemaException>(() => RecordWire.Insert(MilvusRecordMap.FromAttributes<Bare>(), Collection(Chunks), new Bare()));

        Assert.Contains("no property is stored in 'Chunks'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_one_of_the_sub_fields_is_not_written()
    {
        var wider = Chunks with { Fields = [.. Chunks.Fields, MilvusFieldSchema.Bool("flag")] };

        var error = Assert.Throws<RecordSchemaException>(() => RecordWire.Insert(Map, Collection(wider), new Article()));

        Assert.Contains("no property is stored in 'Chunks[flag]'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_that_do_not_fit_the_collection_are_listed()
    {
        var other = Chunks with { Fields = [MilvusFieldSchema.Double("text"), MilvusFieldSchema.FloatVector("vector", 2)] };

        string message = Assert.Throws<RecordSchemaException>(() => RecordPlan<Article>.For(Map, Collection(other))).Message;

        Assert.Contains("Chunks[].Text → 'Chunks[text]': string does not fit Double", message, StringComparison.Ordinal);
        Assert.Contains("Chunks[].Page → 'Chunks[page]': the collection has no such field", message, StringComparison.Ordinal);
        Assert.Contains(
            "Chunks → 'Chunks': the collection has no such array of structs",
            Assert.Throws<RecordSchemaException>(() => RecordPlan<Article>.For(Map, RecordWire.Collection(dynamic: true, Id))).Message,
            StringComparison.Ordinal);
    }

    private static RecordPlan<Article> Plan() => RecordPlan<Article>.For(Map, Collection(Chunks));

    private static void Refused(string message, params Chunk[]?[] rows) => Assert.Contains(
        message,
        Assert.Throws<RecordSchemaException>(() => RecordWire.Insert(Plan(), [.. rows.Select(row => new Article { Chunks = row?.ToList() })])).Message,
        StringComparison.Ordinal);

    private static RecordSchemaException Loose(object value) => Assert.Throws<RecordSchemaException>(() => RecordWire.Insert(
        MilvusRecordMap.FromAttributes<Record>(), Collection(Chunks), new Record { ["Id"] = 1, ["Chunks"] = value }));

    private sealed class Bare
    {
        public long Id { get; set; }
    }
}
