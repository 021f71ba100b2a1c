using System.Collections;
using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>The types that hold a vector, in classes and in dictionaries, and as search inputs.</summary>
public sealed class EmbeddingTypeTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    private static readonly float[] Floats = [0.25f, 0.5f, 0.75f];
    private static readonly Half[] Halves = [(Half)0.25f, (Half)0.5f, (Half)0.75f];
    private static readonly sbyte[] Numbers = [1, -2, 127];
    private static readonly byte[] Bits = [0b1010_0001, 0b0000_0111];

    [Fact]
    public Task ReadOnlyMemory_of_float() => RoundTrips<ReadOnlyMemory<float>, float>(Floats, vector => vector.ToArray(), Floats);

    [Fact]
    public Task Nullable_ReadOnlyMemory_of_float() => RoundTrips<ReadOnlyMemory<float>?, float>(new ReadOnlyMemory<float>(Floats), vector => vector!.Value.ToArray(), Floats);

    [Fact]
    public Task Embedding_of_float() => RoundTrips(new Embedding<float>(Floats), vector => vector.Vector.ToArray(), Floats);

    [Fact]
    public Task Array_of_float() => RoundTrips(Floats, vector => vector, Floats);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task ReadOnlyMemory_of_Half() => RoundTrips<ReadOnlyMemory<Half>, Half>(Halves, vector => vector.ToArray(), Halves);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Nullable_ReadOnlyMemory_of_Half() => RoundTrips<ReadOnlyMemory<Half>?, Half>(new ReadOnlyMemory<Half>(Halves), vector => vector!.Value.ToArray(), Halves);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Embedding_of_Half() => RoundTrips(new Embedding<Half>(Halves), vector => vector.Vector.ToArray(), Halves);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Array_of_Half() => RoundTrips(Halves, vector => vector, Halves);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task ReadOnlyMemory_of_sbyte() => RoundTrips<ReadOnlyMemory<sbyte>, sbyte>(Numbers, vector => vector.ToArray(), Numbers);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Embedding_of_sbyte() => RoundTrips(new Embedding<sbyte>(Numbers), vector => vector.Vector.ToArray(), Numbers);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Array_of_sbyte() => RoundTrips(Numbers, vector => vector, Numbers);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task ReadOnlyMemory_of_byte() => RoundTrips<ReadOnlyMemory<byte>, byte>(Bits, vector => vector.ToArray(), Bits, dimensions: 16);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Array_of_byte() => RoundTrips(Bits, vector => vector, Bits, dimensions: 16);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Bit_array() => RoundTrips(new BitArray(Bits), BytesOf, Bits, dimensions: 16);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Binary_embedding() => RoundTrips(new BinaryEmbedding(new BitArray(Bits)), vector => BytesOf(vector.Vector), Bits, dimensions: 16);

    [Fact]
    public Task Sparse_vector() => RoundTrips<MilvusSparseVector, KeyValuePair<uint, float>>(
        new Dictionary<uint, float> { [7] = 0.5f, [100_000] = 2 }, vector => [.. vector], [new(7, 0.5f), new(100_000, 2)]);

    [Fact]
    public Task Sparse_dictionary() => RoundTrips<Dictionary<uint, float>, KeyValuePair<uint, float>>(
        new() { [7] = 0.5f, [100_000] = 2 }, vector => [.. vector.OrderBy(element => element.Key)], [new(7, 0.5f), new(100_000, 2)]);

    [ServerTheory(Requires = ServerFeature.VectorTypes)]
    [InlineData(MilvusDataType.Float16Vector)]
    [InlineData(MilvusDataType.BFloat16Vector)]
    public async Task Floats_can_be_kept_in_half_the_space(MilvusDataType type)
    {
        VectorStoreCollection<object, Dictionary<string, object?>> collection = await milvus.CreateDynamicAsync($"Kept{type}", new()
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreVectorProperty("Vector", typeof(float[]), 3).WithMilvusVectorType(type),
            ],
        });

        await collection.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "a", ["Vector"] = Floats });

        Assert.Equal(Floats, (await collection.GetAsync("a", new() { IncludeVectors = true }))!["Vector"]);
        Assert.Equal(type, (await milvus.Client.DescribeCollectionAsync(collection.Name)).Schema.Fields.Single(field => field.Name == "Vector").DataType);
        Assert.Equal(1, await collection.SearchAsync(Floats, top: 1).CountAsync());
    }

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Text_becomes_embeddings_of_Half() =>
        Generates(new Embedder<Embedding<Half>>(_ => new Embedding<Half>(Halves)), MilvusDataType.Float16Vector, dimensions: 3);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Text_becomes_embeddings_of_sbyte() =>
        Generates(new Embedder<Embedding<sbyte>>(_ => new Embedding<sbyte>(Numbers)), MilvusDataType.Int8Vector, dimensions: 3);

    [ServerFact(Requires = ServerFeature.VectorTypes)]
    public Task Text_becomes_binary_embeddings() =>
        Generates(new Embedder<BinaryEmbedding>(_ => new BinaryEmbedding(new BitArray(Bits))), MilvusDataType.BinaryVector, dimensions: 16);

    [Fact]
    public async Task A_missing_vector_is_refused()
    {
        VectorStoreCollection<string, Holder<float[]?>> collection = await milvus.CreateAsync<string, Holder<float[]?>>("MissingVector");

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => collection.UpsertAsync(new Holder<float[]?> { Key = "k" }));

        Assert.Contains("Vector", error.Message, StringComparison.Ordinal);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task A_vector_may_be_missing_where_that_is_asked_for()
    {
        VectorStoreCollection<string, Holder<float[]?>> collection = await milvus.CreateAsync<string, Holder<float[]?>>("NullVector", new()
        {
            Properties = [new VectorStoreVectorProperty("Vector", typeof(float[]), 3).WithMilvusNulls()],
        });

        await collection.UpsertAsync([new() { Key = "without" }, new() { Key = "with", Vector = Floats }]);

        Assert.Null((await collection.GetAsync("without", new() { IncludeVectors = true }))!.Vector);
        Assert.Equal("with", (await collection.SearchAsync(Floats, top: 5).SingleAsync()).Record.Key);
    }

    private async Task RoundTrips<TVector, T>(TVector vector, Func<TVector, T[]> values, T[] expected, int dimensions = 3)
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties = [new VectorStoreKeyProperty("Key", typeof(string)), new VectorStoreVectorProperty("Vector", typeof(TVector), dimensions)],
        };
        VectorStoreCollection<string, Holder<TVector>> typed = await milvus.CreateAsync<string, Holder<TVector>>($"Embedding{Guid.NewGuid():N}", definition);
        VectorStoreCollection<object, Dictionary<string, object?>> dynamic = milvus.Store.GetDynamicCollection(typed.Name, definition);

        await typed.UpsertAsync(new Holder<TVector> { Key = "typed", Vector = vector });
        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = "dynamic", ["Vector"] = vector });

        Assert.Equal(expected, values((await typed.GetAsync("dynamic", new() { IncludeVectors = true }))!.Vector!));
        Assert.Equal(expected, values((TVector)(await dynamic.GetAsync("typed", new() { IncludeVectors = true }))!["Vector"]!));
        Assert.Equal(2, await typed.SearchAsync((object)vector!, top: 5).CountAsync());
    }

    private async Task Generates(IEmbeddingGenerator generator, MilvusDataType type, int dimensions)
    {
        VectorStoreCollection<string, Holder<string>> collection = await milvus.CreateAsync<string, Holder<string>>(
            $"Generated{type}", new() { Properties = [new VectorStoreVectorProperty("Vector", dimensions)] }, milvus.StoreWith(generator));

        await collection.UpsertAsync(new Holder<string> { Key = "k", Vector = "text" });

        MilvusCollectionDescription description = await milvus.Client.DescribeCollectionAsync(collection.Name);
        Assert.Equal(type, description.Schema.Fields.Single(field => field.Name == "Vector").DataType);
        Assert.Equal("k", (await collection.SearchAsync("text", top: 1).SingleAsync()).Record.Key);
    }

    private static byte[] BytesOf(BitArray bits)
    {
        var bytes = new byte[bits.Length / 8];
        bits.CopyTo(bytes, 0);
        return bytes;
    }

    private sealed class Embedder<TEmbedding>(Func<string, TEmbedding> embed) : IEmbeddingGenerator<string, TEmbedding>
        where TEmbedding : Embedding
    {
        public Task<GeneratedEmbeddings<TEmbedding>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<TEmbedding>(values.Select(embed)));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    public sealed class Holder<TVector>
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreVector(3)]
        public TVector? Vector { get; set; }
    }
}
