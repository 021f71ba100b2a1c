using System.Text.Json;

namespace Connectors.Milvus.Server.Tests;

/// <summary>Collections, indexes, partitions, aliases and databases over REST v2.</summary>
public sealed class RestCollectionTests : IAsyncLifetime
{
    private const string Films = """
        {
          "collectionName": "films",
          "schema": {
            "autoID": false,
            "enableDynamicField": true,
            "fields": [
              { "fieldName": "id", "dataType": "Int64", "isPrimary": true },
              { "fieldName": "title", "dataType": "VarChar", "elementTypeParams": { "max_length": "64" }, "nullable": true },
              { "fieldName": "tags", "dataType": "Array", "elementDataType": "VarChar", "elementTypeParams": { "max_length": 10, "max_capacity": 4 } },
              { "fieldName": "stars", "dataType": "Int8", "defaultValue": 3 },
              { "fieldName": "taste", "dataType": "FloatVector", "elementTypeParams": { "dim": 2 } }
            ]
          },
          "indexParams": [{ "fieldName": "taste", "indexName": "by_taste", "metricType": "L2", "indexType": "HNSW", "params": { "M": 16, "efConstruction": 100 } }],
          "params": { "consistencyLevel": "Strong", "ttlSeconds": 3600000 }
        }
        """;

    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_dimension_alone_makes_a_collection_that_is_ready()
    {
        await _server.DataAsync("collections/create", """{"collectionName":"quick","dimension":8,"metricType":"IP","autoID":true}""");

        var described = await _server.DataAsync("collections/describe", """{"collectionName":"quick"}""");
        Assert.Equal("LoadStateLoaded", described.GetProperty("load").GetString());
        Assert.True(described.GetProperty("autoId").GetBoolean());
        Assert.True(described.GetProperty("enableDynamicField").GetBoolean());
        Assert.Equal("IP", described.GetProperty("indexes")[0].GetProperty("metricType").GetString());
        Assert.Equal(["id", "vector"], Texts(described.GetProperty("fields"), "name"));
    }

    [Fact]
    public async Task A_text_key_needs_its_length()
    {
        await _server.FailAsync("collections/create", """{"collectionName":"named","dimension":8,"idType":"VarChar"}""", 1802, "params.max_length");
        await _server.DataAsync("collections/create", """{"collectionName":"named","dimension":8,"idType":"VarChar","params":{"max_length":"30"}}""");

        var fields = (await _server.DataAsync("collections/describe", """{"collectionName":"named"}""")).GetProperty("fields");
        Assert.Equal("VarChar", fields[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_schema_comes_back_as_it_was_given()
    {
        await _server.DataAsync("collections/create", Films);

        var described = await _server.DataAsync("collections/describe", """{"collectionName":"films"}""");
        var fields = described.GetProperty("fields");
        Assert.Equal(["Int64", "VarChar", "Array", "Int8", "FloatVector"], Texts(fields, "type"));
        Assert.True(fields[1].GetProperty("nullable").GetBoolean());
        Assert.Equal("VarChar", fields[2].GetProperty("elementType").GetString());
        Assert.Equal("Strong", described.GetProperty("consistencyLevel").GetString());
        Assert.Contains("collection.ttl.seconds", described.GetProperty("properties").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_are_listed_renamed_counted_and_dropped()
    {
        await _server.DataAsync("collections/create", Films);

        Assert.True((await _server.DataAsync("collections/has", """{"collectionName":"films"}""")).GetProperty("has").GetBoolean());
        await _server.DataAsync("collections/rename", """{"collectionName":"films","newCollectionName":"movies"}""");
        Assert.Equal("""["movies"]""", (await _server.DataAsync("collections/list", "{}")).GetRawText());
        Assert.Equal(0, (await _server.DataAsync("collections/get_stats", """{"collectionName":"movies"}""")).GetProperty("rowCount").GetInt64());
        await _server.DataAsync("collections/drop", """{"collectionName":"movies"}""");
        Assert.False((await _server.DataAsync("collections/has", """{"collectionName":"movies"}""")).GetProperty("has").GetBoolean());
    }

    [Fact]
    public async Task Loading_follows_its_states()
    {
        await _server.DataAsync("collections/create", Films);

        await _server.DataAsync("collections/release", """{"collectionName":"films"}""");
        Assert.Equal("LoadStateNotLoad", await LoadStateAsync());
        await _server.DataAsync("collections/load", """{"collectionName":"films"}""");
        Assert.Equal("LoadStateLoaded", await LoadStateAsync());
    }

    [Fact]
    public async Task Indexes_are_listed_described_dropped_and_created()
    {
        await _server.DataAsync("collections/create", Films);

        var index = (await _server.DataAsync("indexes/describe", """{"collectionName":"films","indexName":"by_taste"}"""))[0];
        Assert.Equal(("HNSW", "L2", "Finished"), (index.GetProperty("indexType").GetString(), index.GetProperty("metricType").GetString(), index.GetProperty("indexState").GetString()));
        await _server.DataAsync("collections/release", """{"collectionName":"films"}""");
        await _server.DataAsync("indexes/drop", """{"collectionName":"films","indexName":"by_taste"}""");
        Assert.Equal("[]", (await _server.DataAsync("indexes/list", """{"collectionName":"films"}""")).GetRawText());
        await _server.DataAsync("indexes/create", """{"collectionName":"films","indexParams":[{"fieldName":"taste","indexName":"again","metricType":"COSINE","indexType":"AUTOINDEX"}]}""");
        Assert.Equal("""["again"]""", (await _server.DataAsync("indexes/list", """{"collectionName":"films"}""")).GetRawText());
    }

    [Fact]
    public async Task A_collection_grows_by_a_field_is_emptied_and_compacted()
    {
        await _server.DataAsync("collections/create", Films);
        await _server.DataAsync("collections/fields/add", """{"collectionName":"films","schema":{"fieldName":"year","dataType":"Int32","nullable":true}}""");
        await _server.DataAsync("entities/insert", """{"collectionName":"films","data":{"id":1,"tags":[],"taste":[1,2],"year":1979}}""");
        await _server.DataAsync("collections/truncate", """{"collectionName":"films"}""");

        Assert.Contains("year", Texts((await _server.DataAsync("collections/describe", """{"collectionName":"films"}""")).GetProperty("fields"), "name"));
        Assert.Equal(0, (await _server.DataAsync("collections/get_stats", """{"collectionName":"films"}""")).GetProperty("rowCount").GetInt64());
        var job = (await _server.DataAsync("collections/compact", """{"collectionName":"films"}""")).GetProperty("compactionID").GetInt64();
        Assert.Equal("Completed", (await _server.DataAsync("collections/get_compaction_state", $$"""{"jobID":{{job}}}""")).GetProperty("state").GetString());
        await _server.DataAsync("collections/flush", """{"collectionName":"films"}""");
    }

    [Fact]
    public async Task Index_properties_are_set_and_removed()
    {
        await _server.DataAsync("collections/create", Films);
        await _server.DataAsync("collections/release", """{"collectionName":"films"}""");

        await _server.DataAsync("indexes/alter_properties", """{"collectionName":"films","indexName":"by_taste","properties":{"mmap.enabled":true}}""");
        await _server.DataAsync("indexes/drop_properties", """{"collectionName":"films","indexName":"by_taste","propertyKeys":["mmap.enabled"]}""");
    }

    [Fact]
    public async Task Partitions_come_and_go()
    {
        await _server.DataAsync("collections/create", Films);
        const string Old = """{"collectionName":"films","partitionName":"old"}""";

        await _server.DataAsync("partitions/create", Old);
        Assert.Equal("""["_default","old"]""", (await _server.DataAsync("partitions/list", """{"collectionName":"films"}""")).GetRawText());
        Assert.True((await _server.DataAsync("partitions/has", Old)).GetProperty("has").GetBoolean());
        Assert.Equal(0, (await _server.DataAsync("partitions/get_stats", Old)).GetProperty("rowCount").GetInt64());
        await _server.DataAsync("partitions/release", """{"collectionName":"films","partitionNames":["_default","old"]}""");
        await _server.DataAsync("partitions/drop", Old);
        Assert.False((await _server.DataAsync("partitions/has", Old)).GetProperty("has").GetBoolean());
    }

    [Fact]
    public async Task Aliases_point_at_collections()
    {
        await _server.DataAsync("collections/create", Films);

        await _server.DataAsync("aliases/create", """{"collectionName":"films","aliasName":"current"}""");
        Assert.Equal("""["current"]""", (await _server.DataAsync("aliases/list", "{}")).GetRawText());
        Assert.Equal("films", (await _server.DataAsync("aliases/describe", """{"aliasName":"current"}""")).GetProperty("collectionName").GetString());
        await _server.DataAsync("aliases/drop", """{"aliasName":"current"}""");
        await _server.FailAsync("aliases/describe", """{"aliasName":"current"}""", 1600, "alias not found");
    }

    [Fact]
    public async Task Databases_keep_their_collections_apart()
    {
        await _server.DataAsync("databases/create", """{"dbName":"archive","properties":{"database.max.collections":3}}""");
        await _server.DataAsync("collections/create", """{"dbName":"archive","collectionName":"inside","dimension":2}""");

        Assert.Equal("[]", (await _server.DataAsync("collections/list", "{}")).GetRawText());
        Assert.Equal("""["inside"]""", (await _server.DataAsync("collections/list", "{}", ("DB-Name", "archive"))).GetRawText());
        Assert.Contains("archive", (await _server.DataAsync("databases/list", "{}")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("archive", (await _server.DataAsync("databases/describe", """{"dbName":"archive"}""")).GetProperty("dbName").GetString());
        await _server.DataAsync("collections/drop", """{"dbName":"archive","collectionName":"inside"}""");
        await _server.DataAsync("databases/drop", """{"dbName":"archive"}""");
    }

    [Theory]
    [InlineData("collections/describe", """{"collectionName":"nobody"}""", 100, "nobody")]
    [InlineData("collections/describe", "{}", 1802, "collectionName")]
    [InlineData("collections/describe", """{"collectionName":7}""", 1801, "collectionName is a JSON Number")]
    [InlineData("collections/list", "[]", 1801, "not an object")]
    [InlineData("collections/list", "", 1801, "no body")]
    [InlineData("collections/list", "{", 1801, "json")]
    [InlineData("collections/describe", """{"collectionName":"\ud800"}""", 1801, "byte 18 has half of a surrogate pair")]
    [InlineData("collections/drop_properties", """{"collectionName":"x","propertyKeys":["\udc00"]}""", 1801, "surrogate")]
    [InlineData("collections/alter_properties", """{"collectionName":"x","properties":{"a":"\ud800"}}""", 1801, "surrogate")]
    [InlineData("collections/list", """{"\udfff":1}""", 1801, "surrogate")]
    [InlineData("collections/create", """{"collectionName":"x","schema":{"fields":[{"fieldName":"id","dataType":"Int65"}]}}""", 1100, "Int65")]
    [InlineData("collections/create", """{"collectionName":"x","dimension":2,"params":{"consistencyLevel":"Always"}}""", 1100, "Always")]
    [InlineData("collections/create", """{"collectionName":"x","dimension":2,"params":{"consistencyLevel":"9"}}""", 1100, "9")]
    [InlineData("collections/create", """{"collectionName":"x","dimension":2,"params":{"shardsNum":4294967297}}""", 1100, "shardsNum")]
    [InlineData("collections/create", """{"collectionName":"x","schema":{"fields":[{"fieldName":"id","dataType":"77"}]}}""", 1100, "77")]
    [InlineData("jobs/import/create", "{}", 10, "jobs/import/create")]
    public async Task Mistakes_are_told_with_milvus_codes(string route, string body, int code, string message)
        => await _server.FailAsync(route, body, code, message);

    private async Task<string?> LoadStateAsync()
        => (await _server.DataAsync("collections/get_load_state", """{"collectionName":"films"}""")).GetProperty("loadState").GetString();

    private static string[] Texts(JsonElement list, string name) => [.. list.EnumerateArray().Select(item => item.GetProperty(name).GetString()!)];
}
