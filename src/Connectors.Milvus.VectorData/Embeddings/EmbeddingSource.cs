using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Makes the vectors of one property from what its records hold.</summary>
internal abstract class EmbeddingSource<TRecord>
    where TRecord : class
{
    /// <summary>Makes one vector per record, in one call of the generator.</summary>
    public abstract Task<ReadOnlyMemory<float>[]> GenerateAsync(IReadOnlyList<TRecord> records, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <typeparam name="TRecord">The record type.</typeparam>
/// <typeparam name="TInput">What the property holds.</typeparam>
internal sealed class EmbeddingSource<TRecord, TInput>(
    string property, int dimensions, Func<TRecord, TInput> get, IEmbeddingGenerator<TInput, Embedding<float>> generator) : EmbeddingSource<TRecord>
    where TRecord : class
{
    public override Task<ReadOnlyMemory<float>[]> GenerateAsync(IReadOnlyList<TRecord> records, CancellationToken cancellationToken)
    {
        var inputs = new TInput[records.Count];
        for (int index = 0; index < inputs.Length; index++)
        {
            inputs[index] = get(records[index]) ?? throw new ArgumentException(
                $"Property '{property}' of the record at position {index} is null, so no embedding can be made from it. Set it, or leave the record out.",
                nameof(records));
        }

        return Generator.VectorsAsync(generator, inputs, property, dimensions, cancellationToken);
    }
}
