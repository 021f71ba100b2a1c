using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class DataTests(TestServer server)
{
    private readonly MilvusClient client = server.Client;

    [ServerFact]
    public async Task Write()
    {
        await Films.CreateAsync(client);
        var (alien, solaris) = (Films.Alien, Films.Solaris);

        await client.InsertAsync("films", new[] { alien, solaris });        // adds rows
        await client.UpsertAsync("films", alien);                           // adds or replaces by primary key
        await client.DeleteAsync("films", new long[] { 1, 2 });             // by primary key
        await client.DeleteAsync("films", (MilvusFilter)"Year < 1950");     // by filter

        Assert.Equal(0, await client.CountAsync("films"));
        await client.UpsertAsync("films", Films.Make(3, "Sunrise", 1927));
        Assert.Equal(1, (await client.DeleteAsync("films", (MilvusFilter)"Year < 1950")).Count);
    }

    [ServerFact]
    public async Task Read()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris);

        IReadOnlyList<Film> some = await client.GetAsync<Film>("films", new long[] { 1, 2 });
        IReadOnlyList<Film> old = await client.QueryAsync<Film>("films", "Year < 1980", new() { Limit = 100 });
        long count = await client.CountAsync("films", "Year < 1980");

        Assert.Equal((2, 2, 2), (some.Count, old.Count, (int)count));
    }

    [ServerFact]
    public async Task Search()
    {
        await Films.CreateAsync(client, Films.Alien, Films.Solaris);
        var embedding = Films.Axis(2);

        var results = await client.SearchAsync<Film>("films", embedding, new MilvusSearchOptions
        {
            Limit = 10,
            Filter = new MilvusFilter("Year < {year}", new Dictionary<string, object?> { ["year"] = 1980 }),
        });
        foreach (var hit in results[0])
            Console.WriteLine($"{hit.Score:0.000} {hit.Record.Title}");

        Assert.Equal("Solaris", results[0][0].Record.Title);
    }
}
