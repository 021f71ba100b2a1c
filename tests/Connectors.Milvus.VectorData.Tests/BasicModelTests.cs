using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Reading, writing, deleting and searching records of a class.</summary>
public sealed class BasicModelTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>, IAsyncLifetime
{
    private VectorStoreCollection<string, TestRecord> _collection = null!;

    public async Task InitializeAsync()
    {
        _collection = await milvus.CreateAsync<string, TestRecord>("Basic");
        await _collection.UpsertAsync(TestRecord.Data());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_single_record(bool includeVectors)
    {
        TestRecord? record = await _collection.GetAsync("a", new() { IncludeVectors = includeVectors });

        TestRecord.AssertEqual(TestRecord.Data()[0], record, includeVectors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_multiple_records(bool includeVectors)
    {
        List<TestRecord> records = await _collection.GetAsync(["a", "d"], new() { IncludeVectors = includeVectors }).ToListAsync();

        Assert.Equal(2, records.Count);
        TestRecord.AssertEqual(TestRecord.Data()[0], records.Single(record => record.Key == "a"), includeVectors);
        TestRecord.AssertEqual(TestRecord.Data()[3], records.Single(record => record.Key == "d"), includeVectors);
    }

    [Fact]
    public async Task GetAsync_throws_for_null_key() =>
        Assert.Equal("key", (await Assert.ThrowsAsync<ArgumentNullException>(() => _collection.GetAsync((string)null!))).ParamName);

    [Fact]
    public async Task GetAsync_throws_for_null_keys() =>
        Assert.Equal("keys", (await Assert.ThrowsAsync<ArgumentNullException>(() => _collection.GetAsync((IEnumerable<string>)null!).ToArrayAsync().AsTask())).ParamName);

    [Fact]
    public async Task GetAsync_returns_null_for_missing_key() => Assert.Null(await _collection.GetAsync("missing"));

    [Fact]
    public async Task GetAsync_multiple_records_with_missing_keys_returns_only_existing() =>
        Assert.Equal("a", (await _collection.GetAsync(["a", "missing"]).SingleAsync()).Key);

    [Fact]
    public async Task GetAsync_returns_empty_for_empty_keys() => Assert.Empty(await _collection.GetAsync([]).ToListAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_with_filter(bool includeVectors)
    {
        TestRecord record = await _collection.GetAsync(r => r.Number == 1, top: 2, new() { IncludeVectors = includeVectors }).SingleAsync();

        TestRecord.AssertEqual(TestRecord.Data()[0], record, includeVectors);
    }

    [Fact]
    public async Task GetAsync_with_filter_by_true() => Assert.Equal(4, await _collection.GetAsync(r => true, top: 100).CountAsync());

    [Fact]
    public async Task GetAsync_with_filter_stops_at_top() => Assert.Equal(2, await _collection.GetAsync(r => r.Number > 0, top: 2).CountAsync());

    [Fact]
    public async Task GetAsync_with_filter_and_OrderBy()
    {
        Assert.Equal(["a", "b", "c", "d"], await Keys(order => order.Ascending(r => r.Number)));
        Assert.Equal(["d", "c", "b", "a"], await Keys(order => order.Descending(r => r.Number)));
        Assert.Equal("d", (await Keys(order => order.Ascending(r => r.Text)))[0]);
    }

    [Fact]
    public async Task GetAsync_with_filter_and_multiple_OrderBys()
    {
        Assert.Equal(["d", "c", "b", "a"], await Keys(order => order.Ascending(r => r.Text).Descending(r => r.Number)));
        Assert.Equal(["a", "b", "c", "d"], await Keys(order => order.Descending(r => r.Text).Ascending(r => r.Number)));
    }

    [Fact]
    public async Task GetAsync_with_filter_and_OrderBy_and_Skip()
    {
        List<TestRecord> records = await _collection.GetAsync(
            r => r.Number > 1, top: 2, new() { OrderBy = order => order.Descending(r => r.Number), Skip = 1, IncludeVectors = true }).ToListAsync();

        Assert.Equal(["c", "b"], records.Select(record => record.Key));
        TestRecord.AssertEqual(TestRecord.Data()[2], records[0], includeVectors: true);
    }

    [Fact]
    public async Task GetAsync_with_filter_and_Skip_pages_through_everything()
    {
        var keys = new List<string>();
        for (int skip = 0; skip < 4; skip += 2)
            keys.AddRange(await _collection.GetAsync(r => true, top: 2, new() { Skip = skip }).Select(record => record.Key).ToListAsync());

        Assert.Equal(["a", "b", "c", "d"], keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OrderBy_an_unknown_property_is_refused() =>
        Assert.Contains("Records can be sorted by: Key, Text, Number", Assert.Throws<InvalidOperationException>(() => Get(order => order.Ascending(r => r.Remark))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Insert_single_record()
    {
        var record = new TestRecord { Key = "new", Text = "new", Number = 9, Vector = new float[] { 1, 1, 1 } };

        await _collection.UpsertAsync(record);

        TestRecord.AssertEqual(record, await _collection.GetAsync("new", new() { IncludeVectors = true }), includeVectors: true);
    }

    [Fact]
    public async Task Update_single_record()
    {
        TestRecord changed = TestRecord.Data()[0];
        changed.Text = null;
        changed.Number = 42;

        await _collection.UpsertAsync(changed);

        TestRecord.AssertEqual(changed, await _collection.GetAsync("a", new() { IncludeVectors = true }), includeVectors: true);
        Assert.Equal(4, await _collection.GetAsync(r => true, top: 100).CountAsync());
    }

    [Fact]
    public async Task Insert_and_update_in_same_batch()
    {
        TestRecord changed = TestRecord.Data()[0];
        changed.Number = 42;
        var added = new TestRecord { Key = "new", Text = "new", Number = 9, Vector = new float[] { 1, 1, 1 } };

        await _collection.UpsertAsync([added, changed]);

        Assert.Equal(42, (await _collection.GetAsync("a"))!.Number);
        Assert.Equal(9, (await _collection.GetAsync("new"))!.Number);
    }

    [Fact]
    public async Task Of_two_records_with_one_key_in_a_batch_the_last_is_kept()
    {
        TestRecord[] batch = [.. TestRecord.Data().Select(record => new TestRecord { Key = "same", Number = record.Number, Vector = record.Vector })];

        await _collection.UpsertAsync(batch);

        Assert.Equal(4, (await _collection.GetAsync("same"))!.Number);
        Assert.Equal(5, await _collection.GetAsync(r => true, top: 100).CountAsync());
    }

    [Fact]
    public async Task UpsertAsync_throws_for_null_batch() =>
        Assert.Equal("records", (await Assert.ThrowsAsync<ArgumentNullException>(() => _collection.UpsertAsync((IEnumerable<TestRecord>)null!))).ParamName);

    [Fact]
    public async Task UpsertAsync_names_a_null_record() =>
        Assert.Contains("position 1", (await Assert.ThrowsAsync<ArgumentException>(() => _collection.UpsertAsync([new TestRecord(), null!]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task UpsertAsync_of_a_wrong_dimension_is_refused_and_writes_nothing()
    {
        TestRecord[] records = [new() { Key = "good", Vector = new float[] { 1, 2, 3 } }, new() { Key = "bad", Vector = new float[] { 1, 2 } }];

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => _collection.UpsertAsync(records));

        Assert.Contains("Vector", error.Message, StringComparison.Ordinal);
        Assert.Null(await _collection.GetAsync("good"));
    }

    [Fact]
    public async Task Delete_single_record()
    {
        await _collection.DeleteAsync("a");

        Assert.Null(await _collection.GetAsync("a"));
        Assert.Equal(3, await _collection.GetAsync(r => true, top: 100).CountAsync());
    }

    [Fact]
    public async Task Delete_multiple_records()
    {
        await _collection.DeleteAsync(["a", "c", "missing"]);

        Assert.Equal(["b", "d"], (await _collection.GetAsync(r => true, top: 100).Select(record => record.Key).ToListAsync()).Order());
    }

    [Fact]
    public async Task DeleteAsync_does_nothing_for_non_existing_key()
    {
        await _collection.DeleteAsync("missing");

        Assert.Equal(4, await _collection.GetAsync(r => true, top: 100).CountAsync());
    }

    [Fact]
    public async Task DeleteAsync_throws_for_null_keys() =>
        Assert.Equal("keys", (await Assert.ThrowsAsync<ArgumentNullException>(() => _collection.DeleteAsync((IEnumerable<string>)null!))).ParamName);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SearchAsync(bool includeVectors)
    {
        VectorSearchResult<TestRecord> hit = await _collection.SearchAsync(new float[] { 1, 0, 0 }, top: 1, new() { IncludeVectors = includeVectors }).SingleAsync();

        TestRecord.AssertEqual(TestRecord.Data()[0], hit.Record, includeVectors);
        Assert.Equal(1, hit.Score!.Value, 3);
    }

    [Fact]
    public async Task SearchAsync_with_Skip() =>
        Assert.Equal("b", (await _collection.SearchAsync(new float[] { 1, 0, 0 }, top: 1, new() { Skip = 1 }).SingleAsync()).Record.Key);

    [Fact]
    public async Task SearchAsync_with_Filter() =>
        Assert.Equal("c", (await _collection.SearchAsync(new float[] { 1, 0, 0 }, top: 1, new() { Filter = r => r.Number == 3 }).SingleAsync()).Record.Key);

    [Fact]
    public async Task SearchAsync_of_a_wrong_dimension_is_refused() =>
        Assert.Contains("has 2 dimensions, but property 'Vector' has 3", (await Assert.ThrowsAsync<ArgumentException>(
            () => _collection.SearchAsync(new float[] { 1, 0 }, top: 1).ToListAsync().AsTask())).Message, StringComparison.Ordinal);

    private IAsyncEnumerable<TestRecord> Get(
        Func<FilteredRecordRetrievalOptions<TestRecord>.OrderByDefinition, FilteredRecordRetrievalOptions<TestRecord>.OrderByDefinition> order) =>
        _collection.GetAsync(r => true, top: 100, new() { OrderBy = order });

    private async Task<List<string>> Keys(
        Func<FilteredRecordRetrievalOptions<TestRecord>.OrderByDefinition, FilteredRecordRetrievalOptions<TestRecord>.OrderByDefinition> order) =>
        await Get(order).Select(record => record.Key).ToListAsync();
}
