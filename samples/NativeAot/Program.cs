using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;
using NativeAot;

// One native executable without a JIT: attributed records and dictionaries through the client, and the same two through
// Microsoft.Extensions.VectorData. Ends with 1 when an answer is not the one expected.
var file = Path.Combine(Path.GetTempPath(), $"native-aot-{Environment.ProcessId}.db");
try
{
    using var local = MilvusLocal.Open(file);
    using var client = local.CreateClient();
    using var store = new MilvusVectorStore(client, ownsClient: false, new() { JsonSerializerOptions = JsonTypes.Default.Options });
    return await AttributedRecordsAsync(client) && await DictionariesAsync(client)
        && await RecordCollectionAsync(store) && await DynamicCollectionAsync(store) ? 0 : 1;
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

static async Task<bool> RecordCollectionAsync(MilvusVectorStore store)
{
    var guests = store.GetRecordCollection<Guid, Guest>("guests");
    await guests.EnsureCollectionExistsAsync();
    Guest ada = new() { Name = "Ada", Visits = 3, Mood = Mood.Calm, Since = new(2024, 5, 1), Home = new("Paris", ["Rue A"]), Taste = new[] { 0.1f, 0.9f } };
    Guest bob = new() { Name = "Bob", Visits = null, Mood = Mood.Loud, Since = new(2025, 6, 2), Home = new("Rome", []), Taste = new[] { 0.9f, 0.1f } };
    await guests.UpsertAsync([ada, bob]);
    Guest? read = await guests.GetAsync(bob.Id, new() { IncludeVectors = true });
    var city = "Paris";
    var found = new List<Guest>();
    await foreach (var hit in guests.SearchAsync(new ReadOnlyMemory<float>([0f, 1f]), top: 5, new() { Filter = guest => guest.Home!.City == city && guest.Mood == Mood.Calm && guest.Visits > 2 }))
        found.Add(hit.Record);
    await foreach (var guest in guests.GetAsync(guest => guest.Since >= new DateOnly(2020, 1, 1), top: 5, new() { OrderBy = order => order.Descending(guest => guest.Name) }))
        found.Add(guest);
    return Show("record collection", read is { Name: "Bob", Visits: null, Mood: Mood.Loud, Home: { City: "Rome", Streets: [] }, Taste.Length: 2 }
        && found is [{ Visits: 3, Home.Streets: ["Rue A"] }, { Name: "Bob" }, { Name: "Ada" }] && ada.Id != Guid.Empty);
}

static async Task<bool> DynamicCollectionAsync(MilvusVectorStore store)
{
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
