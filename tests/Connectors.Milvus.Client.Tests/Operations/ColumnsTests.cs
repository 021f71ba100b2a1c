using Connectors.Milvus.Testing;
using Record = System.Collections.Generic.Dictionary<string, object?>;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Rows given column by column.</summary>
public sealed class ColumnsTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact]
    public async Task Columns_are_written_as_rows()
    {
        var name = await CreateAsync();
        var columns = new MilvusColumns()
            .Add("id", new long[] { 1, 2, 3 })
            .Add("title", new[] { "a", "b", "c" })
            .Add("year", new int?[] { 1979, null, 2001 })
            .AddVectors("vector", new float[] { 1, 0, 0, 1, 1, 1 }, dimension: 2);

        var result = await server.Client.InsertColumnsAsync(name, columns);

        Assert.Equal(3, columns.RowCount);
        Assert.Equal([1, 2, 3], result.Ids.Numbers!);
        var rows = await server.Client.QueryAsync<Record>(name, "id > 0", new() { Limit = 10, IncludeVectors = true });
        Assert.Equal(["a", "b", "c"], rows.Select(row => row["title"]));
        Assert.Equal([1979, null, 2001], rows.Select(row => row["year"]));
        Assert.Equal([0f, 1f], (float[])rows[1]["vector"]!);
    }

    [ServerFact]
    public async Task Columns_replace_rows_by_key()
    {
        var name = await CreateAsync();
        var vectors = new float[][] { [1, 0], [0, 1] };
        await server.Client.InsertColumnsAsync(name, new MilvusColumns().Add("id", new long[] { 1, 2 }).Add("title", new[] { "a", "b" }).Add("vector", vectors));

        await server.Client.UpsertColumnsAsync(name, new MilvusColumns().Add("id", new long[] { 2 }).Add("title", new[] { "B" }).Add("vector", vectors[1..]));

        var rows = await server.Client.QueryAsync<Record>(name, "id > 0", new() { Limit = 10 });
        Assert.Equal(["a", "B"], rows.Select(row => row["title"]));
    }

    [ServerFact]
    public async Task What_the_collection_fills_and_what_may_be_null_stays_away()
    {
        var name = await CreateAsync(autoId: true);

        var result = await server.Client.InsertColumnsAsync(
            name, new MilvusColumns().Add("title", new[] { "a", "b" }).AddVectors("vector", new float[4], dimension: 2));

        var rows = await server.Client.GetAsync<Record>(name, result.Ids);
        Assert.Equal(2, result.Ids.Distinct().Count());
        Assert.Equal(["a", "b"], rows.Select(row => (string)row["title"]!).Order());
        Assert.All(rows, row => Assert.Null(row["year"]));
    }

    [ServerFact]
    public async Task A_column_that_is_missing_or_no_field_is_named()
    {
        var name = await CreateAsync();
        var vectors = new float[4];

        var missing = await Assert.ThrowsAnyAsync<ArgumentException>(() => server.Client.UpsertColumnsAsync(
            name, new MilvusColumns().Add("title", new[] { "a", "b" }).AddVectors("vector", vectors, dimension: 2)));
        var unknown = await Assert.ThrowsAnyAsync<ArgumentException>(() => server.Client.InsertColumnsAsync(
            name, new MilvusColumns().Add("id", new long[] { 1, 2 }).Add("title", new[] { "a", "b" }).Add("pages", new[] { 1, 2 }).AddVectors("vector", vectors, 2)));

        Assert.Contains("'id'", missing.Message, StringComparison.Ordinal);
        Assert.Contains("pages", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(0, await server.Client.CountAsync(name));
    }

    [ServerFact]
    public async Task A_value_that_does_not_fit_is_named_by_field_and_row()
    {
        var name = await CreateAsync();
        var columns = new MilvusColumns()
            .Add("id", new long[] { 1, 2 })
            .Add("title", new[] { "a", null })
            .AddVectors("vector", new float[4], dimension: 2);

        var mistake = await Assert.ThrowsAnyAsync<ArgumentException>(() => server.Client.InsertColumnsAsync(name, columns));

        Assert.Contains("title", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("Record 1", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(0, await server.Client.CountAsync(name));
    }

    [Fact]
    public async Task No_rows_mean_no_call()
    {
        var scripted = new ScriptedMilvus();
        await using var client = scripted.CreateClient();

        Assert.Equal(0, (await client.InsertColumnsAsync("docs", new MilvusColumns().Add("id", Array.Empty<long>()))).Count);

        Assert.Empty(scripted.Names);
    }

    [Fact]
    public void Mistakes_are_found_when_a_column_is_added()
    {
        var columns = new MilvusColumns().Add("id", new long[] { 1, 2 });

        Assert.Contains("'id' has 2", Assert.Throws<ArgumentException>(() => columns.Add("title", new[] { "a" })).Message, StringComparison.Ordinal);
        Assert.Contains("added before", Assert.Throws<ArgumentException>(() => columns.Add("id", new long[] { 1, 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("1 are left over", Assert.Throws<ArgumentException>(() => columns.AddVectors("v", new float[5], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("no Milvus type", Assert.Throws<ArgumentException>(() => columns.Add("v", new Version[2])).Message, StringComparison.Ordinal);
        Assert.Equal(2, columns.RowCount);
    }

    private async Task<string> CreateAsync(bool autoId = false)
    {
        var name = server.UniqueName();
        var schema = new MilvusCollectionSchema
        {
            Fields =
            [
                MilvusFieldSchema.Int64("id", isPrimaryKey: true, autoId),
                MilvusFieldSchema.VarChar("title", 100),
                MilvusFieldSchema.Int32("year") with { IsNullable = true },
                MilvusFieldSchema.FloatVector("vector", 2),
            ],
        };
        await server.Client.CreateCollectionAsync(name, schema, new() { Indexes = [new() { FieldName = "vector", MetricType = "L2" }] });
        return name;
    }
}
