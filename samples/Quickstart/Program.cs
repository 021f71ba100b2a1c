using Connectors.Milvus.Client;
using Connectors.Milvus.Local;
using Connectors.Milvus.VectorData;
using Microsoft.Extensions.VectorData;

// One line decides where the data lives: a local file, or a Milvus server given on the command line.
using var local = args.Length == 0 ? MilvusLocal.Open("quickstart.db") : null;
using var client = local?.CreateClient() ?? new MilvusClient(args[0]);
using var store = new MilvusVectorStore(client, ownsClient: false);

var films = store.GetCollection<int, Film>("films");
await films.EnsureCollectionExistsAsync();
await films.UpsertAsync(
[
    new() { Id = 1, Title = "Alien", Year = 1979, Genres = ["horror", "space"], Taste = new[] { 0.9f, 0.1f, 0.0f, 0.8f } },
    new() { Id = 2, Title = "Amélie", Year = 2001, Genres = ["comedy", "romance"], Taste = new[] { 0.0f, 0.9f, 0.8f, 0.1f } },
    new() { Id = 3, Title = "Solaris", Year = 1972, Genres = ["drama", "space"], Taste = new[] { 0.4f, 0.2f, 0.5f, 0.9f } },
    new() { Id = 4, Title = "Interstellar", Year = 2014, Genres = ["drama", "space"], Taste = new[] { 0.5f, 0.4f, 0.6f, 0.9f } },
]);

ReadOnlyMemory<float> moody = new[] { 0.5f, 0.2f, 0.5f, 1.0f };
await foreach (var hit in films.SearchAsync(moody, top: 3, new() { Filter = f => f.Year < 2010 && f.Genres.Contains("space") }))
    Console.WriteLine($"{hit.Score:0.000}  {hit.Record.Title} ({hit.Record.Year})");

public sealed class Film
{
    [VectorStoreKey] public int Id { get; set; }

    [VectorStoreData] public string Title { get; set; } = "";

    [VectorStoreData(IsIndexed = true)] public int Year { get; set; }

    [VectorStoreData] public string[] Genres { get; set; } = [];

    [VectorStoreVector(4, DistanceFunction = DistanceFunction.CosineSimilarity)] public ReadOnlyMemory<float> Taste { get; set; }
}
