using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Upserts that change some fields of rows.</summary>
public sealed class PartialUpsertTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly MilvusUpsertOptions Partial = new() { PartialUpdate = true };

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Dictionaries_change_the_fields_they_have()
    {
        var name = await CreateAsync();

        await server.Client.UpsertAsync(name, [new Record { ["id"] = 1L, ["price"] = 9.5 }, new Record { ["id"] = 2L, ["price"] = 0.5 }], Partial);

        Assert.Equal([(9.5, "one", 11L), (0.5, "two", 12L)], await ReadAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Dynamic_keys_are_merged()
    {
        var name = await CreateAsync();

        await server.Client.UpsertAsync(name, [new Record { ["id"] = 1L, ["colour"] = "red" }, new Record { ["id"] = 2L, ["size"] = 4 }], Partial);

        var rows = await server.Client.QueryAsync<Record>(name, "id < 3", new() { Limit = 2, OutputFields = ["*"], OrderBy = ["id"] });
        Assert.Equal(("red", 11L, 1.0), (rows[0]["colour"], rows[0]["stock"], (double)rows[0]["price"]!));
        Assert.Equal((4L, 12L), (rows[1]["size"], rows[1]["stock"]));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Records_change_the_fields_that_are_named()
    {
        var name = await CreateAsync();
        var product = new Product { Id = 1, Price = 7, Title = "not sent", Stock = 99 };

        await server.Client.UpsertAsync(name, product, Partial with { Fields = ["price"] });
        await server.Client.UpsertAsync(name, new Product { Id = 2, Title = "not sent", Stock = 50 }, Partial with { Fields = ["stock"] });

        Assert.Equal([(7.0, "one", 11L), (2.0, "two", 50L)], await ReadAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Records_without_all_fields_change_those_they_have()
    {
        var name = await CreateAsync();

        await server.Client.UpsertAsync(name, new PriceTag { Id = 2, Price = 20 }, Partial);

        Assert.Equal([(1.0, "one", 11L), (20.0, "two", 12L)], await ReadAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Elements_are_appended_to_and_removed_from_arrays()
    {
        var name = await CreateAsync();

        await server.Client.UpsertAsync(name, new Record { ["id"] = 1L, ["tags"] = new[] { "c" } }, new MilvusUpsertOptions { AppendToArrays = ["tags"] });
        await server.Client.UpsertAsync(name, new Record { ["id"] = 1L, ["tags"] = new[] { "a" } }, new MilvusUpsertOptions { RemoveFromArrays = ["tags"] });

        var row = Assert.Single(await server.Client.GetAsync<Record>(name, 1));
        Assert.Equal(["b", "c"], Assert.IsAssignableFrom<IEnumerable<string>>(row["tags"]));
        Assert.Equal("one", row["title"]);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Many_dictionaries_change_the_fields_they_have()
    {
        var name = await CreateAsync();
        Record[] rows = [new() { ["id"] = 1L, ["price"] = 9.5 }, new() { ["id"] = 2L, ["price"] = 0.5 }];

        var outcome = await server.Client.UpsertManyAsync(name, rows, new() { PartialUpdate = true, BatchRows = 1 });

        Assert.Equal((2, 2), (outcome.RowsWritten, outcome.BatchesWritten));
        Assert.Equal([(9.5, "one", 11L), (0.5, "two", 12L)], await ReadAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Many_records_change_the_fields_that_are_named()
    {
        var name = await CreateAsync();
        Product[] products = [new() { Id = 1, Price = 7, Title = "not sent", Stock = 50 }, new() { Id = 2, Price = 8, Title = "not sent", Stock = 60 }];

        await server.Client.UpsertManyAsync(name, products, new() { PartialUpdate = true, Fields = ["price", "stock"] });

        Assert.Equal([(7.0, "one", 50L), (8.0, "two", 60L)], await ReadAsync(name));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Many_records_append_to_arrays()
    {
        var name = await CreateAsync();

        await server.Client.UpsertManyAsync(name, [new Record { ["id"] = 1L, ["tags"] = new[] { "c" } }], new() { AppendToArrays = ["tags"] });

        Assert.Equal(["a", "b", "c"], Assert.IsAssignableFrom<IEnumerable<string>>(Assert.Single(await server.Client.GetAsync<Record>(name, 1))["tags"]));
    }

    [ServerTheory(Requires = ServerFeature.InProcess)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Many_records_of_which_one_has_other_fields_stop_at_it_however_they_are_cut(int batchRows)
    {
        var name = await CreateAsync();
        Record[] rows = [new() { ["id"] = 1L, ["price"] = 9.5 }, new() { ["id"] = 2L, ["price"] = 0.5, ["title"] = "b" }];

        var stopped = await Assert.ThrowsAsync<MilvusIngestException>(
            () => server.Client.UpsertManyAsync(name, rows, new() { PartialUpdate = true, BatchRows = batchRows }));

        var cause = Assert.IsAssignableFrom<ArgumentException>(stopped.InnerException);
        Assert.Contains("Record 1 has the key \"title\", other than record 0", cause.Message, StringComparison.Ordinal);
        Assert.Equal("two", (await ReadAsync(name)).Last().Item2);
    }

    [Fact]
    public async Task An_old_server_is_not_asked_for_many_either()
    {
        var collection = new ScriptedCollection();
        collection.Server.Version = "v2.6.1";
        await using var client = collection.CreateClient();

        var stopped = await Assert.ThrowsAsync<MilvusIngestException>(() => client.UpsertManyAsync("docs", [Row(1)], new() { PartialUpdate = true }));

        Assert.Contains("2.6.2", Assert.IsType<NotSupportedException>(stopped.InnerException).Message, StringComparison.Ordinal);
        Assert.Equal(0, stopped.Outcome.RowsWritten);
        Assert.DoesNotContain("Upsert", collection.Server.Names);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task Requests_say_which_fields_and_how()
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(options => options with { Database = "default" }, inner => calls = new RecordingHandler(inner));
        var name = await CreateAsync();

        await client.UpsertAsync(name, new Product { Id = 1, Price = 2, Stock = 3 }, Partial with { Fields = ["price", "stock"] });
        await client.UpsertAsync(name, new Record { ["id"] = 1L, ["tags"] = new[] { "c" } }, new MilvusUpsertOptions { AppendToArrays = ["tags"] });

        Golden.Verify("upsert-partial", calls!.Calls.Where(call => call.Name == "Upsert"), name);
    }

    public static TheoryData<Record[], MilvusUpsertOptions, string[]> Mistakes => new()
    {
        { [new() { ["id"] = 1L, ["price"] = 1.0 }, new() { ["id"] = 2L }], Partial, ["Record 1", "lacks", "\"price\"", "record 0"] },
        { [new() { ["id"] = 1L, ["title"] = "a" }, new() { ["id"] = 2L, ["title"] = "a", ["price"] = 1.0 }], Partial, ["Record 1", "has", "\"price\""] },
        { [new() { ["id"] = 1L, ["price"] = "cheap" }], Partial, ["Record 0", "\"price\"", "cheap"] },
        { [new() { ["price"] = 1.0 }], Partial, ["Record 0", "\"id\"", "null"] },
        { [new() { ["id"] = 1L, ["price"] = 1.0 }], new() { Fields = ["price"] }, ["Fields", "PartialUpdate"] },
        { [new() { ["id"] = 1L }], new() { AppendToArrays = ["tags"], RemoveFromArrays = ["tags"] }, ["'tags'", "two"] },
    };

    [ServerTheory(Requires = ServerFeature.InProcess)]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_told_before_the_call(Record[] rows, MilvusUpsertOptions options, string[] expected)
    {
        RecordingHandler? calls = null;
        await using var client = server.CreateClient(wrap: inner => calls = new RecordingHandler(inner));
        var name = await CreateAsync();

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.UpsertAsync(name, rows, options));

        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("Upsert", calls!.Names);
    }

    [Theory]
    [InlineData("v2.6.1", false, "2.6.2")]
    [InlineData("v2.6.16", true, "2.6.17")]
    public async Task An_old_server_would_replace_whole_rows_and_is_not_asked(string version, bool isArray, string since)
    {
        var scripted = new ScriptedMilvus { Version = version };
        await using var client = scripted.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(
            () => client.UpsertAsync("docs", Row(1), isArray ? new MilvusUpsertOptions { AppendToArrays = ["tags"] } : Partial));

        Assert.Contains(since, error.Message, StringComparison.Ordinal);
        Assert.Empty(scripted.Names);
    }

    private async Task<string> CreateAsync()
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            EnableDynamicField = true,
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true),
                MilvusFieldSchema.Double("price"),
                MilvusFieldSchema.VarChar("title", 100),
                MilvusFieldSchema.Array("tags", MilvusDataType.VarChar, 10, 10) with { IsNullable = true },
                MilvusFieldSchema.FloatVector("vector", 2),
            ],
        };
        await server.Client.CreateCollectionAsync(name, schema, new() { Indexes = [new() { FieldName = "vector", MetricType = "L2" }] });
        await server.Client.InsertAsync(name,
        [
            Row(1, ("price", 1.0), ("title", "one"), ("stock", 11), ("tags", new[] { "a", "b" })),
            Row(2, ("price", 2.0), ("title", "two"), ("stock", 12), ("tags", null)),
        ]);
        return name;
    }

    private async Task<IEnumerable<(double, string, long)>> ReadAsync(string name)
    {
        var rows = await server.Client.QueryAsync<Record>(name, "id < 3", new() { Limit = 2, OutputFields = ["*"], OrderBy = ["id"] });
        return rows.Select(row => ((double)row["price"]!, (string)row["title"]!, (long)row["stock"]!));
    }

    private sealed class Product
    {
        [MilvusKey]
        public long Id { get; set; }

        public double Price { get; set; }

        public string Title { get; set; } = "";

        [MilvusField("stock")]
        public long Stock { get; set; }
    }

    private sealed class PriceTag
    {
        [MilvusKey]
        public long Id { get; set; }

        public double Price { get; set; }
    }
}
