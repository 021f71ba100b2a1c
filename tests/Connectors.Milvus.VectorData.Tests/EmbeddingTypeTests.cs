using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>The types that hold a vector, in classes and in dictionaries, and as search inputs.</summary>
public sealed class EmbeddingTypeTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    private static readonly float[] Values = [0.25f, 0.5f, 0.75f];

    [Fact]
    public Task ReadOnlyMemory_of_float() => RoundTrips<ReadOnlyMemory<float>>(new ReadOnlyMemory<float>(Values), vector => vector.ToArray());

    [Fact]
    public Task Nullable_ReadOnlyMemory_of_float() => RoundTrips<ReadOnlyMemory<float>?>(new ReadOnlyMemory<float>(Values), vector => vector!.Value.ToArray());

    [Fact]
    public Task Embedding_of_float() => RoundTrips(new Embedding<float>(Values), vector => vector.Vector.ToArray());

    [Fact]
    public Task Array_of_float() => RoundTrips(Values, vector => vector);

    [Fact]
    public async Task A_missing_vector_is_refused()
    {
        VectorStoreCollection<string, Holder<float[]?>> collection = await milvus.CreateAsync<string, Holder<float[]?>>("MissingVector");

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => collection.UpsertAsync(new Holder<float[]?> { Key = "k" }));

        Assert.Contains("Vector", error.Message, StringComparison.Ordinal);
    }

    private async Task RoundTrips<TVector>(TVector vector, Func<TVector, float[]> values)
    {
        string name = $"Embedding{TypeNames.Of(typeof(TVector)).Length}";
        VectorStoreCollection<string, Holder<TVector>> typed = await milvus.CreateAsync<string, Holder<TVector>>(name);
        VectorStoreCollection<object, Dictionary<string, object?>> dynamic = milvus.Store.GetDynamicCollection(typed.Name, new()
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(string)), new VectorStoreVectorProperty("Vector", typeof(TVector), 3)],
        });

        await typed.UpsertAsync(new Holder<TVector> { Key = "typed", Vector = vector });
        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "dynamic", ["Vector"] = vector });

        Assert.Equal(Values, values((await typed.GetAsync("dynamic", new() { IncludeVectors = true }))!.Vector!));
        Assert.Equal(Values, values((TVector)(await dynamic.GetAsync("typed", new() { IncludeVectors = true }))!["Vector"]!));
        Assert.Equal(2, await typed.SearchAsync((object)vector!, top: 5).CountAsync());
    }

    public sealed class Holder<TVector>
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(3)]
        public TVector? Vector { get; set; }
    }
}
