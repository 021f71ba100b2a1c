using System.Text.Json;

namespace Connectors.Milvus.Server.Tests;

/// <summary>Rows and searches over REST v2.</summary>
public sealed class RestEntityTests : IAsyncLifetime
{
    private const long Large = 9_007_199_254_740_993;

    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.DataAsync("collections/create", """
            {
              "collectionName": "films",
              "schema": {
                "enableDynamicField": true,
                "fields": [
                  { "fieldName": "id", "dataType": "Int64", "isPrimary": true },
                  { "fieldName": "title", "dataType": "VarChar", "elementTypeParams": { "max_length": 64 }, "nullable": true },
                  { "fieldName": "tags", "dataType": "Array", "elementDataType": "Int64", "elementTypeParams": { "max_capacity": 4 } },
                  { "fieldName": "stars", "dataType": "Int8", "defaultValue": 3 },
                  { "fieldName": "facts", "dataType": "JSON", "nullable": true },
                  { "fieldName": "taste", "dataType": "FloatVector", "elementTypeParams": { "dim": 2 } },
                  { "fieldName": "mood", "dataType": "FloatVector", "elementTypeParams": { "dim": 2 } }
                ]
              },
              "indexParams": [
                { "fieldName": "taste", "metricType": "L2", "indexType": "FLAT" },
                { "fieldName": "mood", "metricType": "IP", "indexType": "FLAT" }
              ]
            }
            """);
        await _server.DataAsync("entities/insert", $$"""
            {
              "collectionName": "films",
              "data": [
                { "id": {{Large}}, "title": "Alien", "tags": [1, 2], "stars": 5, "facts": { "year": 1979 }, "taste": [1, 0], "mood": [1, 0], "director": "Scott" },
                { "id": 2, "title": null, "tags": [], "taste": [0, 1], "mood": [0, 1], "seen": true },
                { "id": 3, "title": "Solaris", "tags": [3], "stars": null, "taste": [0.5, 0.5], "mood": [0.5, 0.5], "director": "Tarkowski" }
              ]
            }
            """);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Rows_come_back_as_they_were_written()
    {
        var rows = await _server.DataAsync("entities/get", $$"""{"collectionName":"films","id":[{{Large}},2]}""");

        Assert.Equal(2, rows.GetArrayLength());
        var (two, alien) = (rows[0], rows[1]);
        Assert.Equal(Large, alien.GetProperty("id").GetInt64());
        Assert.Equal("[1,2]", alien.GetProperty("tags").GetRawText());
        Assert.Equal("[1,0]", alien.GetProperty("taste").GetRawText());
        Assert.Equal(1979, JsonDocument.Parse(alien.GetProperty("facts").GetString()!).RootElement.GetProperty("year").GetInt32());
        Assert.Equal("Scott", alien.GetProperty("director").GetString());
        Assert.Equal(JsonValueKind.Null, two.GetProperty("title").ValueKind);
        Assert.Equal(JsonValueKind.Null, two.GetProperty("facts").ValueKind);
        Assert.Equal(3, two.GetProperty("stars").GetInt32());
        Assert.True(two.GetProperty("seen").GetBoolean());
        Assert.False(two.TryGetProperty("director", out _));
    }

    [Fact]
    public async Task Large_integers_are_text_for_callers_that_cannot_read_them()
    {
        var rows = await _server.DataAsync(
            "entities/get", $$"""{"collectionName":"films","id":"{{Large}}","outputFields":["id","tags"]}""", ("Accept-Type-Allow-Int64", "false"));

        Assert.Equal("9007199254740993", rows[0].GetProperty("id").GetString());
        Assert.Equal("""["1","2"]""", rows[0].GetProperty("tags").GetRawText());
    }

    [Fact]
    public async Task A_query_takes_filter_values_limit_and_offset()
    {
        var rows = await _server.DataAsync("entities/query", """
            {"collectionName":"films","filter":"director in {names} and stars >= {least}","exprParams":{"names":["Scott","Tarkowski"],"least":3},"outputFields":["title","director"],"limit":1,"offset":1}
            """);

        Assert.Equal("Alien", Assert.Single(rows.EnumerateArray()).GetProperty("title").GetString());
        Assert.False(rows[0].TryGetProperty("stars", out _));
    }

    [Fact]
    public async Task Counting_needs_no_filter()
        => Assert.Equal("""[{"count(*)":3}]""", (await _server.DataAsync("entities/query", """{"collectionName":"films","outputFields":["count(*)"]}""")).GetRawText());

    [Fact]
    public async Task A_search_gives_key_distance_and_fields_for_every_query()
    {
        var answer = await _server.PostAsync("entities/search", """
            {"collectionName":"films","annsField":"taste","data":[[1,0],[0,1]],"limit":2,"filter":"id != 3","outputFields":["title","director"],"searchParams":{"metric_type":"L2","params":{"radius":3}}}
            """);

        var hits = answer.GetProperty("data");
        Assert.Equal("[2,2]", answer.GetProperty("topks").GetRawText());
        Assert.Equal([Large, 2, 2, Large], hits.EnumerateArray().Select(hit => hit.GetProperty("id").GetInt64()));
        Assert.Equal([0f, 2f, 0f, 2f], hits.EnumerateArray().Select(hit => hit.GetProperty("distance").GetSingle()));
        Assert.Equal("Scott", hits[0].GetProperty("director").GetString());
    }

    [Fact]
    public async Task A_search_groups()
    {
        var hits = await _server.DataAsync("entities/search", """
            {"collectionName":"films","annsField":"taste","data":[[1,0]],"limit":3,"groupingField":"stars","outputFields":["stars"]}
            """);

        Assert.Equal([5, 3], hits.EnumerateArray().Select(hit => hit.GetProperty("stars").GetInt32()));
    }

    [Theory]
    [InlineData("""{"strategy":"rrf","params":{"k":60}}""")]
    [InlineData("""{"strategy":"weighted","params":{"weights":[0.9,0.1]}}""")]
    [InlineData("null")]
    public async Task A_hybrid_search_merges_its_searches(string rerank)
    {
        var hits = await _server.DataAsync("entities/hybrid_search", $$"""
            {"collectionName":"films","search":[
              {"data":[[1,0]],"annsField":"taste","limit":2,"params":{"metric_type":"L2"} },
              {"data":[[1,0]],"annsField":"mood","limit":2,"filter":"stars == {s}","exprParams":{"s":5} }],
             "rerank":{{rerank}},"limit":2,"outputFields":["title"]}
            """);

        Assert.Equal(["Alien", "Solaris"], hits.EnumerateArray().Select(hit => hit.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Upsert_replaces_and_delete_removes()
    {
        var upserted = await _server.DataAsync("entities/upsert", """{"collectionName":"films","data":{"id":2,"title":"Amélie","tags":[9],"taste":[2,2],"mood":[2,2]}}""");
        Assert.Equal("""{"upsertCount":1,"upsertIds":[2]}""", upserted.GetRawText());

        var row = (await _server.DataAsync("entities/get", """{"collectionName":"films","id":2}"""))[0];
        Assert.Equal("Amélie", row.GetProperty("title").GetString());
        Assert.False(row.TryGetProperty("seen", out _));

        Assert.Equal("""{"deleteCount":1}""", (await _server.DataAsync("entities/delete", """{"collectionName":"films","filter":"title == {t}","exprParams":{"t":"Amélie"}}""")).GetRawText());
        await _server.DataAsync("entities/delete", """{"collectionName":"films","id":[3]}""");
        Assert.Equal("""[{"count(*)":1}]""", (await _server.DataAsync("entities/query", """{"collectionName":"films","outputFields":["count(*)"]}""")).GetRawText());
    }

    [Fact]
    public async Task A_partial_upsert_keeps_what_it_does_not_name()
    {
        await _server.DataAsync("entities/upsert", """{"collectionName":"films","partialUpdate":true,"data":[{"id":3,"stars":1}]}""");

        var row = (await _server.DataAsync("entities/get", """{"collectionName":"films","id":3}"""))[0];
        Assert.Equal((1, "Solaris", "Tarkowski"), (row.GetProperty("stars").GetInt32(), row.GetProperty("title").GetString(), row.GetProperty("director").GetString()));
    }

    [Theory]
    [InlineData("entities/insert", """{"collectionName":"films"}""", 1802, "data")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[]}""", 1802, "data")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[7]}""", 1804, "row 0 is a JSON Number")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[{"id":9,"tags":[],"mood":[1,2]}]}""", 1804, "row 0 has no value for field taste")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[{"id":9,"tags":[],"mood":[1,2],"taste":[1,2,3]}]}""", 1804, "field taste")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[{"id":9,"tags":[],"mood":[1,2],"taste":"no"}]}""", 1804, "field taste")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[{"id":9,"tags":[],"stars":1000,"mood":[1,2],"taste":[1,2]}]}""", 1804, "field stars")]
    [InlineData("entities/insert", """{"collectionName":"films","data":[{"id":1.5,"tags":[],"mood":[1,2],"taste":[1,2]}]}""", 1804, "field id")]
    [InlineData("entities/get", """{"collectionName":"films","id":"x"}""", 1806, "primary key")]
    [InlineData("entities/get", """{"collectionName":"films"}""", 1802, "id")]
    [InlineData("entities/delete", """{"collectionName":"films"}""", 1802, "filter")]
    [InlineData("entities/query", """{"collectionName":"films","filter":"stars >"}""", 1100, "")]
    [InlineData("entities/query", """{"collectionName":"films","filter":"stars > {s}","exprParams":{"s":{"a":1}}}""", 1100, "exprParams.s")]
    [InlineData("entities/query", """{"collectionName":"films","filter":"stars > {s}","exprParams":{"s":1,"s":{"a":1}}}""", 1100, "exprParams.s")]
    [InlineData("entities/search", """{"collectionName":"films","data":[[1,0]]}""", 1801, "annsField")]
    [InlineData("entities/search", """{"collectionName":"films","annsField":"taste","data":[]}""", 1801, "data")]
    [InlineData("entities/search", """{"collectionName":"films","annsField":"none","data":[[1,0]]}""", 1801, "none")]
    public async Task Mistakes_are_told_with_milvus_codes(string route, string body, int code, string message)
        => await _server.FailAsync(route, body, code, message);

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_the_connection_lives_on()
    {
        await using var small = await RunningServer.StartAsync(maxRequestBytes: 2000);

        await small.FailAsync("collections/list", $$"""{"dbName":"{{new string('x', 3000)}}"}""", 1100, "2000 bytes");
        Assert.Equal(0, (await small.DataAsync("collections/list", "{}")).GetArrayLength());
    }
}
