using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Records with several vectors.</summary>
public sealed class MultiVectorModelTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>, IAsyncLifetime
{
    private VectorStoreCollection<int, Two> _collection = null!;

    public async Task InitializeAsync()
    {
        _collection = await milvus.CreateAsync<int, Two>("MultiVector");
        await _collection.UpsertAsync(
        [
            new Two { Key = 1, Left = new float[] { 1, 0 }, Right = [0, 1, 0] },
            new Two { Key = 2, Left = new float[] { 0, 1 }, Right = [1, 0, 0] },
        ]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_single_record(bool includeVectors)
    {
        Two? record = await _collection.GetAsync(1, new() { IncludeVectors = includeVectors });

        Assert.Equal(includeVectors ? [1, 0] : [], record!.Left.ToArray());
        Assert.Equal(includeVectors ? [0, 1, 0] : null, record.Right);
    }

    [Fact]
    public async Task Delete_single_record()
    {
        await _collection.DeleteAsync(1);

        Assert.Null(await _collection.GetAsync(1));
    }

    [Fact]
    public async Task SearchAsync_with_multiple_vector_properties()
    {
        Assert.Equal(1, (await _collection.SearchAsync(new float[] { 1, 0 }, top: 1, new() { VectorProperty = r => r.Left }).SingleAsync()).Record.Key);
        Assert.Equal(2, (await _collection.SearchAsync(new float[] { 1, 0, 0 }, top: 1, new() { VectorProperty = r => r.Right }).SingleAsync()).Record.Key);
    }

    [Fact]
    public async Task Search_without_explicitly_specified_vector_property_fails()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _collection.SearchAsync(new float[] { 1, 0 }, top: 1).ToListAsync().AsTask());

        Assert.Equal("The 'Two' type has multiple vector properties, please specify your chosen property via options.", error.Message);
    }

    [Fact]
    public void Searching_a_property_that_is_no_vector_fails() =>
        Assert.Contains("'Key' is not a vector property of 'Two'", Assert.Throws<InvalidOperationException>(
            () => _collection.SearchAsync(new float[] { 1, 0 }, top: 1, new() { VectorProperty = r => r.Key })).Message, StringComparison.Ordinal);

    public sealed class Two
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreVector(2, IndexKind = IndexKind.Flat)]
        public ReadOnlyMemory<float> Left { get; set; }

        [VectorStoreVector(3, IndexKind = IndexKind.Flat, DistanceFunction = DistanceFunction.EuclideanDistance)]
        public float[]? Right { get; set; }
    }
}
