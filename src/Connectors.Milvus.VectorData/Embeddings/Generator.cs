using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Calls embedding generators and checks what they answer.</summary>
internal static class Generator
{
    /// <summary>Makes one vector per input, in one call.</summary>
    /// <exception cref="InvalidOperationException">The generator answered with another number of vectors, or of another length.</exception>
    public static async Task<ReadOnlyMemory<float>[]> VectorsAsync<TInput>(
        IEmbeddingGenerator<TInput, Embedding<float>> generator,
        IReadOnlyCollection<TInput> inputs,
        string property,
        int dimensions,
        CancellationToken cancellationToken)
    {
        var options = new EmbeddingGenerationOptions { Dimensions = dimensions };
        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(inputs, options, cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != inputs.Count)
        {
            throw new InvalidOperationException(
                $"The embedding generator '{TypeNames.Of(generator.GetType())}' answered {inputs.Count} inputs of property '{property}' with {embeddings.Count} embeddings.");
        }

        var vectors = new ReadOnlyMemory<float>[inputs.Count];
        for (int index = 0; index < vectors.Length; index++)
        {
            vectors[index] = embeddings[index].Vector;
            if (vectors[index].Length != dimensions)
            {
                throw new InvalidOperationException(
                    $"The embedding generator '{TypeNames.Of(generator.GetType())}' makes vectors of {vectors[index].Length} dimensions, but property '{property}' has {dimensions}.");
            }
        }

        return vectors;
    }
}
