using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class FiltersTests(TestServer server)
{
    [ServerFact]
    public async Task Text_and_values()
    {
        await Films.CreateAsync(server.Client, Films.Alien, Films.Solaris);
        var userInput = "\" or true or \"";

        MilvusFilter recent = "Year >= 1975 and Title in [\"Alien\", \"Stalker\"]";
        MilvusFilter safe = new("Title == {title}", new Dictionary<string, object?> { ["title"] = userInput });

        Assert.Equal(1, await server.Client.CountAsync("films", recent));
        Assert.Equal(0, await server.Client.CountAsync("films", safe));
    }
}
