using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Calls embedding generators and checks what they answer.</summary>
internal static class Generator
{
    /// <summary>Makes one embedding per input, in one call.</summary>
    /// <exception cref="InvalidOperationException">The generator answered with another number of embeddings, or of another length.</exception>
    public static async Task<TEmbedding[]> EmbeddingsAsync<TInput, TEmbedding>(
        IEmbeddingGenerator<TInput, TEmbedding> generator,
        IReadOnlyCollection<TInput> inputs,
        string property,
        int dimensions,
        CancellationToken cancellationToken)
        where TEmbedding : Embedding
    {
        var options = new EmbeddingGenerationOptions { Dimensions = dimensions };
        GeneratedEmbeddings<TEmbedding> embeddings = await generator.GenerateAsync(inputs, options, cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != inputs.Count)
        {
            throw new InvalidOperationException(
                $"The embedding generator '{TypeNames.Of(generator.GetType())}' answered {inputs.Count} inputs of property '{property}' with {embeddings.Count} embeddings.");
        }

        if (embeddings.FirstOrDefault(embedding => embedding.Dimensions != dimensions) is { } other)
        {
            throw new InvalidOperationException(
                $"The embedding generator '{TypeNames.Of(generator.GetType())}' makes vectors of {other.Dimensions} dimensions, but property '{property}' has {dimensions}.");
        }

        return [.. embeddings];
    }
}
