using Connectors.Milvus.Testing;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Collections that change while they hold rows.</summary>
public sealed class EvolutionTests(TestServer server) : IClassFixture<TestServer>
{
    private MilvusClient Client => server.Client;

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Old_rows_have_the_default_of_an_added_field_and_new_ones_their_value()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, Row(1));

        await Client.AddCollectionFieldAsync(name, MilvusFieldSchema.Int32("year") with { IsNullable = true, DefaultValue = 2000 });
        await Client.AddCollectionFieldAsync(name, MilvusFieldSchema.VarChar("note", 50) with { IsNullable = true });
        await Client.InsertAsync(name, Row(2, ("year", 2026), ("note", "new")));

        var rows = await QueryAsync(name, "year", "note");
        Assert.Equal((2000, null), (rows[1]["year"], rows[1]["note"]));
        Assert.Equal((2026, "new"), (rows[2]["year"], rows[2]["note"]));
        Assert.Equal(["id", "vector", "year", "note"], (await Client.DescribeCollectionAsync(name)).Schema.Fields.Select(field => field.Name));
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task A_dropped_field_is_neither_described_nor_written()
    {
        var name = await CreateAsync(MilvusFieldSchema.Int32("year") with { IsNullable = true });
        await Client.InsertAsync(name, Row(1, ("year", 1999)));

        await Client.DropCollectionFieldAsync(name, "year");
        await Client.InsertAsync(name, Row(2));

        Assert.Equal(["id", "vector"], (await Client.DescribeCollectionAsync(name)).Schema.Fields.Select(field => field.Name));
        Assert.Equal(2, await Client.CountAsync(name));
        await Assert.ThrowsAnyAsync<Exception>(() => Client.InsertAsync(name, Row(3, ("year", 2000))));
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task A_longer_text_fits_when_its_field_was_told_to_take_it()
    {
        var name = await CreateAsync(MilvusFieldSchema.VarChar("note", 3));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Client.InsertAsync(name, Row(1, ("note", "longer"))));

        await Client.AlterCollectionFieldAsync(name, "note", new Dictionary<string, string> { ["max_length"] = "10" });
        await Client.InsertAsync(name, Row(1, ("note", "longer")));

        Assert.Equal("longer", (await QueryAsync(name, "note"))[1]["note"]);
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Dynamic_keys_are_taken_once_they_are_switched_on()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, Row(1));

        await Client.AlterCollectionPropertiesAsync(name, new Dictionary<string, string> { [MilvusProperties.DynamicField] = "true" });
        await Client.InsertAsync(name, Row(2, ("colour", "red")));

        Assert.True((await Client.DescribeCollectionAsync(name)).Schema.EnableDynamicField);
        Assert.Equal("red", (await QueryAsync(name, "colour"))[2]["colour"]);
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Properties_of_an_index_are_set_and_dropped()
    {
        var name = await CreateAsync();
        await Client.ReleaseCollectionAsync(name);

        await Client.AlterIndexPropertiesAsync(name, "vector", new Dictionary<string, string> { [MilvusProperties.Mmap] = "true" });
        Assert.Equal("true", (await Client.DescribeIndexAsync(name, "vector")).Params[MilvusProperties.Mmap]);

        await Client.DropIndexPropertiesAsync(name, "vector", [MilvusProperties.Mmap]);
        Assert.DoesNotContain(MilvusProperties.Mmap, (await Client.DescribeIndexAsync(name, "vector")).Params.Keys);
    }

    [ServerFact]
    public async Task A_truncated_collection_is_empty_and_takes_rows_again()
    {
        var name = await CreateAsync();
        await Client.InsertAsync(name, [Row(1), Row(2)]);

        await Client.TruncateCollectionAsync(name);
        Assert.Equal(0, await Client.CountAsync(name));

        await Client.InsertAsync(name, Row(3));
        Assert.Equal([3L], (await QueryAsync(name, "id")).Keys);
        Assert.Equal(MilvusLoadState.Loaded, await Client.GetLoadStateAsync(name));
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Several_collections_are_described_in_the_order_of_their_names()
    {
        string[] names = [await CreateAsync(), await CreateAsync(MilvusFieldSchema.Json("extra"))];

        var descriptions = await Client.BatchDescribeCollectionAsync([.. names.Reverse()]);

        Assert.Equal(names.Reverse(), descriptions.Select(description => description.Name));
        Assert.Equal([3, 2], descriptions.Select(description => description.Schema.Fields.Count));
        Assert.Equal(
            100,
            (await Assert.ThrowsAsync<MilvusServerException>(() => Client.BatchDescribeCollectionAsync([names[0], "nobody"]))).Code);
    }

    private async Task<Dictionary<long, Dictionary<string, object?>>> QueryAsync(string name, params string[] fields)
    {
        var rows = await Client.QueryAsync<Dictionary<string, object?>>(
            name, "id > 0", new() { OutputFields = fields, ConsistencyLevel = MilvusConsistencyLevel.Strong });
        return rows.ToDictionary(row => (long)row["id"]!);
    }

    private async Task<string> CreateAsync(params MilvusFieldSchema[] fields)
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields = [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2), .. fields],
        };
        await Client.CreateCollectionAsync(name, schema, new() { Indexes = [new() { FieldName = "vector", MetricType = "L2" }] });
        return name;
    }
}
