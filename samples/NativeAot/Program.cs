using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

// One native executable without a JIT: attributed records and dictionaries through the client, and a dynamic collection
// through Microsoft.Extensions.VectorData. Ends with 1 when an answer is not the one expected.
var file = Path.Combine(Path.GetTempPath(), $"native-aot-{Environment.ProcessId}.db");
try
{
    using var local = MilvusLocal.Open(file);
    using var client = local.CreateClient();
    return await AttributedRecordsAsync(client) && await DictionariesAsync(client) && await DynamicCollectionAsync(client) ? 0 : 1;
}
finally
{
    foreach (var suffix in new[] { "", "-wal", "-shm" })
        File.Delete(file + suffix);
}

static async Task<bool> AttributedRecordsAsync(MilvusClient client)
{
    var map = MilvusRecordMap.FromAttributes<Film>();
    await client.CreateCollectionAsync("films", map.ToSchema(), new() { Indexes = map.ToIndexes() });
    await client.InsertAsync("films", new Film[]
    {
        new() { Id = 1, Title = "Alien", Year = 1979, Rating = 8.5f, Genres = ["horror", "space"], Taste = new[] { 0.9f, 0.1f } },
        new() { Id = 2, Title = "Amélie", Year = null, Rating = 8.3f, Genres = ["comedy"], Taste = new[] { 0.0f, 0.9f } },
    });
    var hits = await client.SearchAsync<Film>("films", new[] { 0.1f, 1f }, new() { Limit = 1, IncludeVectors = true });
    return Show("attributed records", hits[0][0].Record is { Title: "Amélie", Year: null, Genres: ["comedy"], Taste.Length: 2 });
}

static async Task<bool> DictionariesAsync(MilvusClient client)
{
    await client.CreateCollectionAsync("notes", dimension: 2);
    await client.InsertAsync("notes", new Dictionary<string, object?> { ["id"] = 7L, ["vector"] = new[] { 1f, 0f }, ["topic"] = "milvus" });
    var rows = await client.QueryAsync<Dictionary<string, object?>>("notes", "topic == \"milvus\"", new() { Limit = 10 });
    return Show("dictionaries", rows is [var row] && row["topic"] is "milvus" && row["id"] is 7L);
}

static async Task<bool> DynamicCollectionAsync(MilvusClient client)
{
    using var store = new MilvusVectorStore(client, ownsClient: false);
    var hotels = store.GetDynamicCollection("hotels", new VectorStoreCollectionDefinition
    {
        Properties =
        [
            new VectorStoreKeyProperty("Id", typeof(string)),
            new VectorStoreDataProperty("Stars", typeof(int)) { IsIndexed = true },
            new VectorStoreVectorProperty("View", typeof(ReadOnlyMemory<float>), 2),
        ],
    });
    await hotels.EnsureCollectionExistsAsync();
    await hotels.UpsertAsync(new Dictionary<string, object?> { ["Id"] = "sea", ["Stars"] = 4, ["View"] = new ReadOnlyMemory<float>([0.1f, 0.9f]) });
    await foreach (var hit in hotels.SearchAsync(new ReadOnlyMemory<float>([0f, 1f]), top: 1, new() { Filter = hotel => (int)hotel["Stars"]! > 3 }))
        return Show("dynamic collection", hit.Record["Id"] is "sea");
    return Show("dynamic collection", false);
}

static bool Show(string what, bool right)
{
    Console.WriteLine($"{(right ? "ok" : "WRONG")}  {what}");
    return right;
}

internal sealed class Film
{
    [MilvusKey] public long Id { get; set; }

    [MilvusField(MaxLength = 200)] public string Title { get; set; } = "";

    public int? Year { get; set; }

    public float Rating { get; set; }

    public string[] Genres { get; set; } = [];

    [MilvusVector(2)] public ReadOnlyMemory<float> Taste { get; set; }
}
