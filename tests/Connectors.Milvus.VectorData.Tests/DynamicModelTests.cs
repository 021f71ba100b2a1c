using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Records that are dictionaries.</summary>
public sealed class DynamicModelTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>, IAsyncLifetime
{
    private VectorStoreCollection<object, Dictionary<string, object?>> _collection = null!;

    public async Task InitializeAsync()
    {
        _collection = await milvus.CreateDynamicAsync("Dynamic", Definition());
        await _collection.UpsertAsync(Data());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_single_record(bool includeVectors)
    {
        Dictionary<string, object?>? record = await _collection.GetAsync(1L, new() { IncludeVectors = includeVectors });

        AssertEqual(Data()[0], record, includeVectors);
    }

    [Fact]
    public async Task Without_vectors_the_key_is_absent() =>
        Assert.Equal(["Number", "Text", "key"], (await _collection.GetAsync(1L))!.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nulls_are_stored_and_returned()
    {
        Dictionary<string, object?>? record = await _collection.GetAsync(2L);

        Assert.True(record!.ContainsKey("Text"));
        Assert.Null(record["Text"]);
    }

    [Fact]
    public async Task A_missing_key_is_stored_as_null()
    {
        await _collection.UpsertAsync(new Dictionary<string, object?> { ["key"] = 7L, ["Number"] = 7, ["Vector"] = Vector(1, 0, 0) });

        Assert.Null((await _collection.GetAsync(7L))!["Text"]);
    }

    [Fact]
    public async Task A_missing_value_that_cannot_be_null_is_refused()
    {
        var record = new Dictionary<string, object?> { ["key"] = 7L, ["Vector"] = Vector(1, 0, 0) };

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => _collection.UpsertAsync(record));

        Assert.Contains("Number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_another_type_than_the_definition_s_is_refused()
    {
        var record = new Dictionary<string, object?> { ["key"] = 7L, ["Number"] = "seven", ["Vector"] = Vector(1, 0, 0) };

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => _collection.UpsertAsync(record));

        Assert.Contains("'Number' holds a value of type 'string', but the collection's definition says 'int'", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_another_type_is_refused() =>
        Assert.Contains("keys of the collection are of type 'long'", (await Assert.ThrowsAsync<ArgumentException>(() => _collection.GetAsync("1"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task GetAsync_multiple_records() => Assert.Equal(2, await _collection.GetAsync([1L, 3L]).CountAsync());

    [Fact]
    public async Task GetAsync_with_filter() =>
        AssertEqual(Data()[2], await _collection.GetAsync(r => (int)r["Number"]! == 30, top: 2).SingleAsync(), includeVectors: false);

    [Fact]
    public async Task GetAsync_with_filter_by_true() => Assert.Equal(3, await _collection.GetAsync(r => true, top: 100).CountAsync());

    [Fact]
    public async Task GetAsync_with_filter_and_OrderBy_and_Skip()
    {
        string number = "Number";

        List<Dictionary<string, object?>> records = await _collection.GetAsync(
            r => true, top: 2, new() { OrderBy = order => order.Descending(r => r[number]), Skip = 1 }).ToListAsync();

        Assert.Equal([2L, 1L], records.Select(record => record["key"]));
    }

    [Fact]
    public async Task Update_single_record()
    {
        Dictionary<string, object?> changed = Data()[0];
        changed["Text"] = "changed";

        await _collection.UpsertAsync(changed);

        AssertEqual(changed, await _collection.GetAsync(1L, new() { IncludeVectors = true }), includeVectors: true);
    }

    [Fact]
    public async Task Delete_multiple_records()
    {
        await _collection.DeleteAsync([1L, 2L]);

        Assert.Equal(3L, (await _collection.GetAsync(r => true, top: 100).SingleAsync())["key"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SearchAsync(bool includeVectors)
    {
        VectorSearchResult<Dictionary<string, object?>> hit =
            await _collection.SearchAsync(Vector(0, 0, 1), top: 1, new() { IncludeVectors = includeVectors }).SingleAsync();

        AssertEqual(Data()[2], hit.Record, includeVectors);
    }

    [Fact]
    public async Task A_typed_collection_and_a_dictionary_collection_share_one_collection()
    {
        VectorStoreCollection<string, TestRecord> typed = await milvus.CreateAsync<string, TestRecord>("Shared");
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Text", typeof(string)) { StorageName = "text" },
                new VectorStoreDataProperty("Number", typeof(int)) { StorageName = "number" },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), TestRecord.Dimensions),
            ],
        };
        VectorStoreCollection<object, Dictionary<string, object?>> dynamic = milvus.Store.GetDynamicCollection(milvus.Name("Shared"), definition);
        await dynamic.EnsureCollectionExistsAsync();

        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "k", ["Text"] = "t", ["Number"] = 5, ["Vector"] = Vector(1, 2, 3) });

        Assert.Equal(("t", 5), ((await typed.GetAsync("k"))!.Text, (await typed.GetAsync("k"))!.Number));
    }

    private static VectorStoreCollectionDefinition Definition() => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty("key", typeof(long)),
            new VectorStoreDataProperty("Text", typeof(string)) { StorageName = "text" },
            new VectorStoreDataProperty("Number", typeof(int)),
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), 3) { IndexKind = IndexKind.Flat },
        ],
    };

    private static Dictionary<string, object?>[] Data() =>
    [
        new() { ["key"] = 1L, ["Text"] = "one", ["Number"] = 10, ["Vector"] = Vector(1, 0, 0) },
        new() { ["key"] = 2L, ["Text"] = null, ["Number"] = 20, ["Vector"] = Vector(0, 1, 0) },
        new() { ["key"] = 3L, ["Text"] = "three", ["Number"] = 30, ["Vector"] = Vector(0, 0, 1) },
    ];

    private static ReadOnlyMemory<float> Vector(params float[] values) => values;

    private static void AssertEqual(Dictionary<string, object?> expected, Dictionary<string, object?>? actual, bool includeVectors)
    {
        Assert.NotNull(actual);
        foreach ((string key, object? value) in expected)
        {
            if (key != "Vector")
                Assert.Equal(value, actual[key]);
            else if (includeVectors)
                Assert.Equal(((ReadOnlyMemory<float>)value!).ToArray(), ((ReadOnlyMemory<float>)actual[key]!).ToArray());
        }
    }
}
