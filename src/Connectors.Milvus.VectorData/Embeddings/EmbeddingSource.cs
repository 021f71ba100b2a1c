using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Makes the vectors of one property from what its records hold.</summary>
internal abstract class EmbeddingSource<TRecord>(EmbeddingKind kind)
    where TRecord : class
{
    /// <summary>What is made.</summary>
    public EmbeddingKind Kind => kind;

    /// <summary>Makes one embedding per record, in one call of the generator.</summary>
    public abstract Task<Embedding[]> GenerateAsync(IReadOnlyList<TRecord> records, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <typeparam name="TRecord">The record type.</typeparam>
/// <typeparam name="TInput">What the property holds.</typeparam>
/// <typeparam name="TEmbedding">What the generator makes of it.</typeparam>
internal sealed class EmbeddingSource<TRecord, TInput, TEmbedding>(
    EmbeddingKind kind, string property, int dimensions, Func<TRecord, TInput> get, IEmbeddingGenerator<TInput, TEmbedding> generator)
    : EmbeddingSource<TRecord>(kind)
    where TRecord : class
    where TEmbedding : Embedding
{
    public override async Task<Embedding[]> GenerateAsync(IReadOnlyList<TRecord> records, CancellationToken cancellationToken)
    {
        var inputs = new TInput[records.Count];
        for (int index = 0; index < inputs.Length; index++)
        {
            inputs[index] = get(records[index]) ?? throw new ArgumentException(
                $"Property '{property}' of the record at position {index} is null, so no embedding can be made from it. Set it, or leave the record out.",
                nameof(records));
        }

        return await Generator.EmbeddingsAsync(generator, inputs, property, dimensions, cancellationToken).ConfigureAwait(false);
    }
}
