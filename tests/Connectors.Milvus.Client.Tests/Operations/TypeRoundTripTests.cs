using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Values of the newer types, written to a server, searched for and read back.</summary>
public sealed class TypeRoundTripTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly Dictionary<string, (MilvusFieldSchema Field, string Metric, object Near, object Far, MilvusVectors Query)> Vectors = new()
    {
        ["Float16"] = (MilvusFieldSchema.Float16Vector("v", 2), MilvusMetricTypes.L2, new[] { (Half)1, (Half)2 }, new[] { (Half)(-9), (Half)0 }, new[] { (Half)1, (Half)2 }),
        ["Float16 by floats"] = (MilvusFieldSchema.Float16Vector("v", 2), MilvusMetricTypes.IP, new[] { (Half)1, (Half)2 }, new[] { (Half)(-9), (Half)0 }, new[] { 1f, 2f }),
        ["BFloat16"] = (MilvusFieldSchema.BFloat16Vector("v", 2), MilvusMetricTypes.Cosine, new[] { 1f, 2f }, new[] { -9f, 0f }, new[] { 1f, 2f }),
        ["Int8"] = (MilvusFieldSchema.Int8Vector("v", 2), MilvusMetricTypes.Cosine, new sbyte[] { 1, 2 }, new sbyte[] { -128, 127 }, new sbyte[] { 1, 2 }),
        ["Binary"] = (MilvusFieldSchema.BinaryVector("v", 16), MilvusMetricTypes.Hamming, new byte[] { 0x0F, 1 }, new byte[] { 0xF0, 0 }, new byte[] { 0x0F, 1 }),
        ["Sparse"] = (MilvusFieldSchema.SparseFloatVector("v"), MilvusMetricTypes.IP, MilvusSparseVector.From([3, 70_000], [2f, 1f]), MilvusSparseVector.From([3], [0.5f]), MilvusSparseVector.From([3], [1f])),
    };

    public static TheoryData<string> DenseKinds => new(Vectors.Keys.Where(kind => kind != "Sparse"));

    [ServerTheory(Requires = ServerFeature.VectorTypes)]
    [MemberData(nameof(DenseKinds))]
    public Task Dense_vectors_are_kept_and_found(string kind) => FindAsync(kind);

    [ServerFact]
    public Task Sparse_vectors_are_kept_and_found() => FindAsync("Sparse");

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Records_without_a_vector_are_kept()
    {
        var name = server.UniqueName();
        var map = MilvusRecordMap.FromAttributes<Note>();
        await server.Client.CreateCollectionAsync(name, map.ToSchema(), new MilvusCreateCollectionOptions { Indexes = map.ToIndexes() });
        Note[] notes = [new() { Id = 1 }, new() { Id = 2, Vector = new[] { (Half)1, (Half)2 } }, new() { Id = 3 }];
        await server.Client.InsertAsync(name, notes);

        var read = await server.Client.QueryAsync<Note>(
            name, "id > 0", new MilvusQueryOptions { ConsistencyLevel = MilvusConsistencyLevel.Strong, IncludeVectors = true });

        Assert.Equal([null, "1,2", null], read.OrderBy(note => note.Id).Select(note => note.Vector is { } vector ? string.Join(',', vector.ToArray()) : null));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Moments_shapes_and_long_texts_are_kept()
    {
        var name = server.UniqueName();
        var map = MilvusRecordMap.FromAttributes<Visit>();
        await server.Client.CreateCollectionAsync(name, map.ToSchema(), new MilvusCreateCollectionOptions { Indexes = map.ToIndexes() });
        var visit = new Visit
        {
            Id = 1,
            At = new DateTimeOffset(2026, 1, 31, 8, 30, 0, TimeSpan.FromHours(2)),
            Place = "POINT (13.4 52.5)",
            Report = new string('x', 70_000),
            Day = new DateOnly(2026, 1, 31),
            Fee = 12.50m,
            Vector = [1, 2],
        };
        await server.Client.InsertAsync(name, visit);

        var read = Assert.Single(await server.Client.QueryAsync<Visit>(
            name, "id == 1", new MilvusQueryOptions { ConsistencyLevel = MilvusConsistencyLevel.Strong, IncludeVectors = true }));

        Assert.Equal((visit.At, visit.Place, visit.Report, visit.Day, visit.Fee), (read.At, read.Place, read.Report, read.Day, read.Fee));
    }

    private async Task FindAsync(string kind)
    {
        var (field, metric, near, far, query) = Vectors[kind];
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(
            name,
            new MilvusCollectionSchema { Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), field] },
            new MilvusCreateCollectionOptions { Indexes = [new MilvusIndexParams { FieldName = "v", MetricType = metric }] });
        await server.Client.InsertAsync(
            name, new Dictionary<string, object?>[] { new() { ["id"] = 1, ["v"] = far }, new() { ["id"] = 2, ["v"] = near } });

        var found = await server.Client.SearchAsync<Dictionary<string, object?>>(
            name, query, new MilvusSearchOptions { ConsistencyLevel = MilvusConsistencyLevel.Strong, IncludeVectors = true });

        Assert.Equal([2, 1], found[0].Select(hit => (long)hit.Record["id"]!));
        Assert.Equal([near, far], found[0].Select(hit => hit.Record["v"]));
    }

    private sealed class Note
    {
        [MilvusKey("id")]
        public long Id { get; set; }

        [MilvusVector(2, Nullable = true, MetricType = MilvusMetricTypes.L2)]
        public ReadOnlyMemory<Half>? Vector { get; set; }
    }

    private sealed class Visit
    {
        [MilvusKey("id")]
        public long Id { get; set; }

        [MilvusField(DataType = MilvusDataType.Timestamptz)]
        public DateTimeOffset At { get; set; }

        [MilvusField(DataType = MilvusDataType.Geometry)]
        public string Place { get; set; } = "";

        [MilvusField(DataType = MilvusDataType.Text)]
        public string Report { get; set; } = "";

        public DateOnly Day { get; set; }

        public decimal Fee { get; set; }

        [MilvusVector(2)]
        public float[] Vector { get; set; } = [];
    }
}
