using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class TypesTests(TestServer server)
{
    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public async Task A_class_of_many_types()
    {
        var client = server.Client;
        MilvusSparseVector words = new Dictionary<uint, float> { [7] = 0.5f, [42] = 1.25f };
        var map = MilvusRecordMap.FromAttributes<Article>();
        await client.DropCollectionAsync("articles");
        await client.CreateCollectionAsync("articles", map.ToSchema(), new() { Indexes = map.ToIndexes() });

        await client.InsertAsync("articles", new Article
        {
            Tenant = "acme", Text = "on vectors", Price = 1.10m, Tags = ["a", "b"],
            Embedding = [(Half)1, (Half)0, (Half)0, (Half)0], Words = words, More = new() { ["pages"] = 3 },
        });

        var hits = await client.SearchAsync<Article>("articles", words, new() { VectorField = "Words", IncludeVectors = true });
        var article = Assert.Single(hits[0]).Record;
        Assert.Equal((1.10m, 2, words), (article.Price, article.Tags.Count, article.Words));
        await client.DropCollectionAsync("articles");
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Change_a_collection()
    {
        var client = server.Client;
        await Films.CreateAsync(client, Films.Alien);

        await client.AddCollectionFieldAsync("films", MilvusFieldSchema.Int32("Length") with { IsNullable = true });
        await client.AlterCollectionPropertiesAsync("films", new Dictionary<string, string> { [MilvusProperties.TtlSeconds] = "86400" });
        await client.DropCollectionFieldAsync("films", "Length");

        var description = await client.DescribeCollectionAsync("films");
        Assert.Equal("86400", description.Properties[MilvusProperties.TtlSeconds]);
        Assert.DoesNotContain(description.Schema.Fields, field => field.Name == "Length");
    }
}
