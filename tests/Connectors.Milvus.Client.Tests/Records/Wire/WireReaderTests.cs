using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Answers read where they lie: the same values as the generated messages have, and no byte beyond the end.</summary>
public sealed class WireReaderTests
{
    public static TheoryData<ulong> Numbers => [0, 1, 127, 128, 300, uint.MaxValue, long.MaxValue, ulong.MaxValue];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_read_as_they_were_written(ulong number)
    {
        var bytes = new LongArray { Data = { (long)number } }.ToByteArray();
        var reader = new WireReader(bytes);

        Assert.Equal(WireReader.Tag(LongArray.DataFieldNumber), reader.Tag());
        var run = reader.Bytes();
        Assert.Equal(number, new WireReader(run).Varint());
        Assert.Equal(1, WireReader.CountVarints(run));
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void Varints_are_counted_across_words()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(i => (long)i * i * i * (i % 2 == 0 ? 1 : -1)).ToArray();
        var column = new LongArray { Data = { numbers } }.ToByteArray();
        var reader = new WireReader(column);
        reader.Tag();

        Assert.Equal(numbers.Length, WireReader.CountVarints(reader.Bytes()));
    }

    [Fact]
    public void Every_cut_of_a_column_is_refused_or_read_short_but_never_beyond_its_end()
    {
        var whole = new FieldData { FieldName = "n", Type = DataType.Int64, Scalars = new ScalarField { LongData = new LongArray { Data = { 1, 300, -1 } } } }.ToByteArray();
        for (int length = 0; length < whole.Length; length++)
        {
            var cut = whole.AsMemory(0, length);
            var failure = Record.Exception(() => Sum(ColumnReader.Read(cut)));
            Assert.True(failure is null or WireFormatException, $"{length}: {failure}");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0x80 }, "ends within a number")]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80 }, "longer than ten bytes")]
    [InlineData(new byte[] { 0x00 }, "0 is no tag")]
    [InlineData(new byte[] { 0x0A, 0x05, 0x01 }, "ends 1 bytes into a value of 5")]
    [InlineData(new byte[] { 0x0B }, "wire type 3")]
    [InlineData(new byte[] { 0x0D, 0x01 }, "ends 1 bytes into a value of 4")]
    public void Bytes_that_are_no_protobuf_are_refused_by_what_was_found(byte[] bytes, string problem)
    {
        var failure = Assert.Throws<WireFormatException>(() =>
        {
            var reader = new WireReader(bytes);
            while (!reader.IsAtEnd)
                reader.Skip(reader.Tag());
        });

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_several_runs_are_refused_rather_than_misread()
    {
        byte[] twoRuns = [.. new LongArray { Data = { 1 } }.ToByteArray(), .. new LongArray { Data = { 2 } }.ToByteArray()];
        var field = new FieldData { FieldName = "n", Scalars = new ScalarField { LongData = LongArray.Parser.ParseFrom(twoRuns) } };
        Assert.Equal(3, Sum(ColumnReader.Read(field.ToByteArray())));

        var column = new ColumnSource();
        column.Hold(ColumnShape.Longs.Slot, isVector: false, twoRuns);
        Assert.Throws<WireFormatException>(() => column.Open(ColumnShape.Longs));
    }

    [Fact]
    public void A_message_is_split_into_slices_and_a_rest()
    {
        var message = new SearchResultData
        {
            NumQueries = 1, TopK = 2, Topks = { 2 }, PrimaryFieldName = "id", OutputFields = { "a" }, Scores = { 0.5f, 0.25f },
            FieldsData = { new FieldData { FieldName = "a" }, new FieldData { FieldName = "b" } },
        };
        var rest = new SearchResultData();
        var names = new List<string>();
        var split = new WireSplit(message.ToByteArray(), rest, SearchResultData.FieldsDataFieldNumber);
        while (split.MoveNext())
            names.Add(ColumnReader.Read(split.Value).Name);

        Assert.Equal(["a", "b"], names);
        message.FieldsData.Clear();
        Assert.Equal(message, rest);
    }

    private static long Sum(ColumnSource column)
    {
        long sum = 0;
        int count = column.Open(ColumnShape.Longs);
        for (int i = 0; i < count; i++)
            sum += (long)column.Varint(i);

        return sum;
    }
}
