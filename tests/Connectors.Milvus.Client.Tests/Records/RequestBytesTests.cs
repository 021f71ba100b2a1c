using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>The bytes of a request: pieces, values longer than a piece, retries, records that change under way, and what it costs.</summary>
public sealed class RequestBytesTests
{
    private static readonly MilvusFieldSchema[] Fields =
    [
        MilvusFieldSchema.Int64("Id", isPrimaryKey: true),
        MilvusFieldSchema.VarChar("Text", 65_535),
        MilvusFieldSchema.VarChar("Tag", 64) with { IsNullable = true },
        MilvusFieldSchema.Double("Score"),
        MilvusFieldSchema.Bool("Flag"),
        MilvusFieldSchema.Int64("Time"),
        MilvusFieldSchema.FloatVector("Vector", 768),
    ];

    private static readonly RecordPlan<Doc> Plan = RecordPlan<Doc>.For(MilvusRecordMap.Default<Doc>(), RecordWire.Collection(Fields));

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Requests_of_many_pieces_parse_to_the_message_built_by_hand(int count)
    {
        Doc[] docs = Docs(count);

        var sent = RecordWire.Insert(Plan, docs);

        Assert.Equal(Golden(docs), sent);
    }

    [Fact]
    public async Task Every_piece_but_the_last_has_the_size_the_handler_likes()
    {
        var body = Plan.EncodeInsert(new InsertRequest(), Docs(100));
        var sizes = new List<long>();
        using var stream = new MemoryStream();
        using (var writer = new PieceWriter(stream, written => sizes.Add(written)))
        {
            await body.WriteAsync(writer, CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        Assert.All(sizes.SkipLast(1).Select((written, i) => written - (i * (long)PieceWriter.PieceSize)), size => Assert.Equal(PieceWriter.PieceSize, size));
    }

    [Theory]
    [InlineData(32_767)]
    [InlineData(32_768)]
    [InlineData(32_769)]
    [InlineData(65_535)]
    public void Values_longer_than_a_piece_arrive_whole(int length)
    {
        Doc[] docs = Docs(5);
        docs[0].Text = new string('a', length);
        docs[3].Text = new string('b', length);
        docs[4].Text = new string('日', length / 3);

        Assert.Equal(Golden(docs), RecordWire.Insert(Plan, docs));
    }

    [Fact]
    public void The_longest_vectors_arrive_whole()
    {
        var field = MilvusFieldSchema.FloatVector("v", FieldType.LargestDimension);
        var map = new MilvusRecordMapBuilder<float[][]>(() => [[]]).Field(field, row => row[0], (row, value) => row[0] = value).Build();
        float[][][] rows = [.. Enumerable.Range(0, 3).Select(seed => new[] { Vector(seed, FieldType.LargestDimension) })];

        var sent = RecordWire.Insert(map, RecordWire.Collection(field), rows);

        Assert.Equal(GoldenColumn.Of(field, [.. rows.Select(row => row[0])]), sent.FieldsData.Single());
    }

    [Fact]
    public void A_retry_writes_the_same_bytes_again()
    {
        var body = Plan.EncodeInsert(new InsertRequest { CollectionName = "docs" }, Docs(50));

        Assert.Equal(RecordWire.Bytes(body), RecordWire.Bytes(body));
    }

    [Fact]
    public void Lists_arrays_and_other_lists_write_the_same()
    {
        Doc[] docs = Docs(20);

        byte[] expected = RecordWire.Bytes(Plan.EncodeInsert(new InsertRequest(), docs));

        Assert.Equal(expected, RecordWire.Bytes(Plan.EncodeInsert(new InsertRequest(), docs.ToList())));
        Assert.Equal(expected, RecordWire.Bytes(Plan.EncodeInsert(new InsertRequest(), new System.Collections.ObjectModel.ReadOnlyCollection<Doc>(docs))));
    }

    [Fact]
    public void Records_that_change_while_they_are_sent_end_the_request()
    {
        var docs = Docs(20).ToList();
        var longer = Plan.EncodeInsert(new InsertRequest(), docs);
        docs[3].Text += "!";
        Assert.Contains("The records changed", Assert.Throws<InvalidOperationException>(() => RecordWire.Bytes(longer)).Message, StringComparison.Ordinal);

        var fewer = Plan.EncodeInsert(new InsertRequest(), docs);
        docs.RemoveAt(0);
        Assert.Contains("The records changed", Assert.Throws<InvalidOperationException>(() => RecordWire.Bytes(fewer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_costs_less_than_200_bytes_of_memory()
    {
        const int count = 1_000;
        Doc[] docs = Docs(count);
        using var writer = new PieceWriter(Stream.Null);
        async Task SendAsync()
        {
            var body = Plan.EncodeInsert(new InsertRequest { CollectionName = "docs" }, docs);
            await body.WriteAsync(writer, CancellationToken.None);
            await writer.CompleteAsync(CancellationToken.None);
        }

        await SendAsync();
        long before = GC.GetAllocatedBytesForCurrentThread();
        await SendAsync();
        long perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / count;

        Assert.InRange(perRow, 0, 199);
    }

    private static InsertRequest Golden(Doc[] docs) => new()
    {
        CollectionName = "docs",
        NumRows = (uint)docs.Length,
        FieldsData =
        {
            GoldenColumn.Of(Fields[0], [.. docs.Select(doc => (object)doc.Id)]),
            GoldenColumn.Of(Fields[1], [.. docs.Select(doc => doc.Text)]),
            GoldenColumn.Of(Fields[2], [.. docs.Select(doc => doc.Tag)]),
            GoldenColumn.Of(Fields[3], [.. docs.Select(doc => (object)doc.Score)]),
            GoldenColumn.Of(Fields[4], [.. docs.Select(doc => (object)doc.Flag)]),
            GoldenColumn.Of(Fields[5], [.. docs.Select(doc => (object)doc.Time)]),
            GoldenColumn.Of(Fields[6], [.. docs.Select(doc => doc.Vector)]),
        },
    };

    private static Doc[] Docs(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Doc
        {
            Id = i,
            Text = new string((char)('a' + (i % 26)), 150 + (i % 100)),
            Tag = i % 3 == 0 ? null : $"tag{i}",
            Score = i / 7.0,
            Flag = i % 2 == 0,
            Time = 1_700_000_000_000 + i,
            Vector = Vector(i, 768),
        }),
    ];

    private static float[] Vector(int seed, int dimension)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle())];
    }

    private sealed class Doc
    {
        public long Id { get; set; }

        public string Text { get; set; } = "";

        public string? Tag { get; set; }

        public double Score { get; set; }

        public bool Flag { get; set; }

        public long Time { get; set; }

        [MilvusVector(768)]
        public float[] Vector { get; set; } = [];
    }
}
