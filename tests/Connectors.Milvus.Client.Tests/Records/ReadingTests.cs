using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Answers to records: keys, nulls, shared blocks, and answers that do not fit.</summary>
public sealed class ReadingTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
    private static readonly MilvusFieldSchema Text = MilvusFieldSchema.VarChar("text", 9) with { IsNullable = true };
    private static readonly MilvusFieldSchema Vector = MilvusFieldSchema.FloatVector("vector", 4);
    private static readonly RecordPlan<Doc> Plan = RecordPlan<Doc>.For(MilvusRecordMap.FromAttributes<Doc>(), RecordWire.Collection(Id, Text, Vector));

    [Theory]
    [InlineData("id")]
    [InlineData("")]
    [InlineData(null)]
    public void Keys_of_a_search_come_from_its_ids(string? pkName)
    {
        var ids = new IDs { IntId = new LongArray { Data = { 7, 8 } } };

        var read = Plan.Read([GoldenColumn.Of(Text, "a", "b")], ids, pkName, [], 2);

        Assert.Equal([(7L, "a"), (8L, "b")], read.Select(doc => (doc.Id, doc.Text)));
    }

    [Fact]
    public void A_null_for_a_property_that_cannot_be_null_leaves_it_as_made()
    {
        var read = Plan.Read([ServerForm.Of(GoldenColumn.Of(Text, null, "b"))], null, null, [], 2);

        Assert.Equal(["initial", "b"], read.Select(doc => doc.Text));
    }

    [Fact]
    public void Columns_the_map_does_not_have_are_passed_over()
    {
        var read = Plan.Read([GoldenColumn.Of(MilvusFieldSchema.Int8("other"), 1), GoldenColumn.Of(Text, "a")], null, null, [], 1);

        Assert.Equal("a", read.Single().Text);
    }

    [Fact]
    public void Rows_share_blocks_of_vectors()
    {
        var read = Plan.Read([GoldenColumn.Of(Vector, new float[] { 1, 2, 3, 4 }, new float[] { 5, 6, 7, 8 })], null, null, [], 2);

        Assert.Equal([5, 6, 7, 8], read[1].Vector.ToArray());
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(read[0].Vector, out var first));
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(read[1].Vector, out var second));
        Assert.Same(first.Array, second.Array);
    }

    [Fact]
    public void Blocks_of_vectors_stay_off_the_large_object_heap()
    {
        const int rows = 100;
        const int dimension = 768;
        var bytes = PackedFloats.Pack([.. Enumerable.Range(0, rows * dimension).Select(i => (float)i)]);
        var slabs = new VectorSlabs<float, FloatVectorFormat>(bytes.Memory, dimension);

        for (int row = 0; row < rows; row++)
        {
            Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(slabs[row], out var block));
            Assert.InRange(block.Array!.Length * sizeof(float), 1, 64 * 1024);
            Assert.Equal(row * dimension, slabs[row].Span[0]);
            Assert.Equal(((row + 1) * dimension) - 1, slabs[row].Span[^1]);
            Assert.Equal(row * dimension, slabs.CopyOf(row)[0]);
        }
    }

    [Fact]
    public void Validity_inside_the_column_is_read_first()
    {
        var column = GoldenColumn.Of(Text, "a", "b");
        column.Scalars.ValidData.AddRange([false, true]);
        column.ValidData.AddRange([true, true]);

        Assert.Equal(["initial", "b"], Plan.Read([column], null, null, [], 2).Select(doc => doc.Text));
    }

    [Fact]
    public void Generated_keys_are_written_into_init_only_properties()
    {
        var map = MilvusRecordMap.FromAttributes<Positional>();
        Positional[] rows = [new("x"), new("y")];

        RecordPlan<Positional>.For(map, RecordWire.Collection(MilvusFieldSchema.VarChar("Id", 9, isPrimaryKey: true, autoId: true)))
            .WriteBackIds(rows, new IDs { StrId = new StringArray { Data = { "1", "2" } } });

        Assert.Equal(["1", "2"], rows.Select(row => row.Id));
    }

    [Fact]
    public void A_column_of_another_length_is_no_answer() =>
        Assert.Contains(
            "The server's column for field 'text' of type VarChar(9) cannot be read into Text: there are 1 values for 2 rows of which 2 have one",
            Assert.Throws<MilvusException>(() => Plan.Read([GoldenColumn.Of(Text, "a")], null, null, [], 2)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Validity_of_another_length_is_no_answer()
    {
        var column = GoldenColumn.Of(Text, "a", "b");
        column.ValidData.Add(true);

        Assert.Contains("valid_data has 1 entries for 2 rows", Assert.Throws<MilvusException>(() => Plan.Read([column], null, null, [], 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_vectors_are_no_answer()
    {
        var column = GoldenColumn.Of(Vector, new float[] { 1, 2, 3, 4 });
        column.Vectors.FloatVector.Data = Google.Protobuf.ByteString.CopyFrom(new byte[15]);

        Assert.Contains("15 bytes are no whole number of vectors of dimension 4", Assert.Throws<MilvusException>(() => Plan.Read([column], null, null, [], 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_another_type_asks_for_a_fresh_schema() =>
        Assert.Contains(
            "Field 'text' is known to be of type VarChar(9), and the server answered Int64",
            Assert.Throws<RecordSchemaException>(() => Plan.Read([GoldenColumn.Of(MilvusFieldSchema.Int64("text"), 1L)], null, null, [], 1)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_number_the_property_cannot_hold_is_not_cut_off()
    {
        var field = MilvusFieldSchema.Int64("n");
        var map = new MilvusRecordMapBuilder<Doc>(() => new Doc()).Field(field, _ => (byte)0, (_, _) => { }, "Small").Build();

        var error = Assert.Throws<MilvusException>(() => RecordPlan<Doc>.For(map, RecordWire.Collection(field)).Read([GoldenColumn.Of(field, 256L)], null, null, [], 1));

        Assert.Contains("into Small: 256 is outside the range of Byte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_leaves_the_key_out_of_what_it_asks_for()
    {
        Assert.Equal(["text"], Plan.OutputFields(includeVectors: false, includeKey: false));
        Assert.Equal(["id", "text", "vector"], Plan.OutputFields(includeVectors: true));
    }

    private sealed class Doc
    {
        public long Id { get; set; }

        public string Text { get; set; } = "initial";

        public ReadOnlyMemory<float> Vector { get; set; }
    }

    private sealed record Positional(string Id);
}
