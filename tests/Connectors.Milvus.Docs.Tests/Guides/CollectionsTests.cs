using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class CollectionsTests(TestServer server)
{
    private readonly MilvusClient client = server.Client;

    [ServerFact]
    public async Task Create_from_a_dimension()
    {
        await client.DropCollectionAsync("notes");

        await client.CreateCollectionAsync("notes", dimension: 768);

        Assert.Equal(MilvusLoadState.Loaded, await client.GetLoadStateAsync("notes"));
        await client.DropCollectionAsync("notes");
    }

    [ServerFact]
    public async Task Create_from_a_schema()
    {
        await client.DropCollectionAsync("films");

        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true),
                MilvusFieldSchema.VarChar("title", maxLength: 512),
                MilvusFieldSchema.Int32("year"),
                MilvusFieldSchema.FloatVector("embedding", dimension: 768),
            ],
        };
        await client.CreateCollectionAsync("films", schema, new MilvusCreateCollectionOptions
        {
            Indexes = [new MilvusIndexParams { FieldName = "embedding", MetricType = MilvusMetricTypes.Cosine }],
        });

        Assert.Equal(MilvusLoadState.Loaded, await client.GetLoadStateAsync("films"));
    }

    [ServerFact]
    public async Task Create_from_a_record_type_and_look_and_drop()
    {
        await client.DropCollectionAsync("films");

        var map = MilvusRecordMap.FromAttributes<Film>();
        await client.CreateCollectionAsync("films", map.ToSchema(), new() { Indexes = map.ToIndexes() });

        bool exists = await client.HasCollectionAsync("films");
        IReadOnlyList<string> names = await client.ListCollectionsAsync();
        MilvusCollectionDescription description = await client.DescribeCollectionAsync("films");
        long rows = await client.GetRowCountAsync("films");
        Assert.True(exists);
        Assert.Contains("films", names);
        Assert.Equal(4, description.Schema.Fields.Count);
        Assert.Equal(0, rows);

        await client.ReleaseCollectionAsync("films");   // frees the memory; searches now fail with code 101
        await client.LoadCollectionAsync("films");      // searchable again
        await client.DropCollectionAsync("films");      // gone, with its rows; no error when it does not exist
        Assert.False(await client.HasCollectionAsync("films"));
    }
}
