using System.Collections;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>One type of embedding that generators make, and the vectors it is stored as.</summary>
internal abstract class EmbeddingKind(Type type, MilvusDataType dataType)
{
    /// <summary>The kinds there are, in the order in which a generator that makes several is asked.</summary>
    public static IReadOnlyList<EmbeddingKind> All { get; } =
    [
        new EmbeddingKind<Embedding<float>, ReadOnlyMemory<float>>(MilvusDataType.FloatVector, embedding => embedding.Vector, vector => vector),
        new EmbeddingKind<Embedding<Half>, ReadOnlyMemory<Half>>(MilvusDataType.Float16Vector, embedding => embedding.Vector, vector => vector),
        new EmbeddingKind<Embedding<sbyte>, ReadOnlyMemory<sbyte>>(MilvusDataType.Int8Vector, embedding => embedding.Vector, vector => vector),
        new EmbeddingKind<BinaryEmbedding, BitArray>(MilvusDataType.BinaryVector, embedding => embedding.Vector, vector => vector),
    ];

    public Type Type => type;

    /// <summary>The field of a property that is made of such embeddings.</summary>
    public MilvusDataType DataType => dataType;

    /// <summary>Whether such an embedding can search a field: floats search all fields of floats.</summary>
    public bool Searches(MilvusDataType field) => field == dataType || (IsFloating(field) && IsFloating(dataType));

    /// <summary>Binds a generator to a property; null when it makes no such embeddings of what the property holds.</summary>
    public abstract EmbeddingSource<TRecord>? Bind<TRecord, TInput>(
        string property, int dimensions, Func<TRecord, TInput> get, IEmbeddingGenerator generator)
        where TRecord : class;

    /// <summary>Adds the field whose values rows carry in a slot.</summary>
    public abstract void AddTo<TRecord>(RecordFields<TRecord> fields, MilvusFieldSchema field, int slot, string name)
        where TRecord : class;

    /// <summary>Makes a query of a value; null when the generator makes no such embeddings of it.</summary>
    public abstract Task<MilvusVectors>? QueryAsync<TInput>(
        TInput value, string property, int dimensions, IEmbeddingGenerator generator, CancellationToken cancellationToken);

    private static bool IsFloating(MilvusDataType type) =>
        type is MilvusDataType.FloatVector or MilvusDataType.Float16Vector or MilvusDataType.BFloat16Vector;
}

/// <inheritdoc/>
internal sealed class EmbeddingKind<TEmbedding, TVector>(MilvusDataType dataType, Func<TEmbedding, TVector> vectorOf, Func<TVector, MilvusVectors> queryOf)
    : EmbeddingKind(typeof(TEmbedding), dataType)
    where TEmbedding : Embedding
{
    public override EmbeddingSource<TRecord>? Bind<TRecord, TInput>(
        string property, int dimensions, Func<TRecord, TInput> get, IEmbeddingGenerator generator) =>
        generator is IEmbeddingGenerator<TInput, TEmbedding> typed
            ? new EmbeddingSource<TRecord, TInput, TEmbedding>(this, property, dimensions, get, typed)
            : null;

    public override void AddTo<TRecord>(RecordFields<TRecord> fields, MilvusFieldSchema field, int slot, string name) =>
        fields.AddGenerated(field, row => vectorOf((TEmbedding)row.Embeddings[slot]), name);

    public override Task<MilvusVectors>? QueryAsync<TInput>(
        TInput value, string property, int dimensions, IEmbeddingGenerator generator, CancellationToken cancellationToken) =>
        generator is IEmbeddingGenerator<TInput, TEmbedding> typed
            ? OneAsync(typed, value, property, dimensions, cancellationToken)
            : null;

    private async Task<MilvusVectors> OneAsync<TInput>(
        IEmbeddingGenerator<TInput, TEmbedding> generator, TInput value, string property, int dimensions, CancellationToken cancellationToken)
    {
        TEmbedding[] embeddings = await Generator.EmbeddingsAsync(generator, [value], property, dimensions, cancellationToken).ConfigureAwait(false);
        return queryOf(vectorOf(embeddings[0]));
    }
}
