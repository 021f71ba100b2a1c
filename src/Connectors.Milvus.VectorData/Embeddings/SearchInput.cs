using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Turns what a caller searches for into a vector.</summary>
internal static class SearchInput
{
    /// <summary>The vector of a value that is one, or the embedding that the property's generator makes of it.</summary>
    /// <exception cref="ArgumentException">The vector has another number of dimensions than the property.</exception>
    /// <exception cref="NotSupportedException">The value is no vector and there is no generator.</exception>
    /// <exception cref="InvalidOperationException">There is a generator, but not for such values.</exception>
    public static ValueTask<ReadOnlyMemory<float>> VectorAsync<TInput>(TInput value, VectorTarget target, CancellationToken cancellationToken)
        where TInput : notnull
    {
        if (VectorCodecs.TryGetVector(value, out ReadOnlyMemory<float> vector))
            return new ValueTask<ReadOnlyMemory<float>>(Checked(vector, target));
        if (target.Generator is null)
            throw new NotSupportedException(NoGenerator(value.GetType()));

        // A value passed as object or as a base type still is what it is.
        return target.Generator switch
        {
            IEmbeddingGenerator<TInput, Embedding<float>> generator => One(generator, value, target, cancellationToken),
            IEmbeddingGenerator<string, Embedding<float>> generator when value is string text => One(generator, text, target, cancellationToken),
            IEmbeddingGenerator<DataContent, Embedding<float>> generator when value is DataContent data => One(generator, data, target, cancellationToken),
            _ => throw new InvalidOperationException(
                $"An input of type '{TypeNames.Of(value.GetType())}' was provided, but an incompatible embedding generator of type " +
                $"'{TypeNames.Of(target.Generator.GetType())}' was configured."),
        };
    }

    private static ReadOnlyMemory<float> Checked(ReadOnlyMemory<float> searchValue, VectorTarget target) => searchValue.Length == target.Dimensions
        ? searchValue
        : throw new ArgumentException(
            $"The vector to search for has {searchValue.Length} dimensions, but property '{target.Name}' has {target.Dimensions}.", nameof(searchValue));

    private static async ValueTask<ReadOnlyMemory<float>> One<TInput>(
        IEmbeddingGenerator<TInput, Embedding<float>> generator, TInput value, VectorTarget target, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<float>[] vectors =
            await Generator.VectorsAsync(generator, [value], target.Name, target.Dimensions, cancellationToken).ConfigureAwait(false);
        return vectors[0];
    }

    private static string NoGenerator(Type input) =>
        $"A value of type '{TypeNames.Of(input)}' was passed to 'SearchAsync', but that isn't a supported vector type by your provider " +
        $"and no embedding generator was configured. The supported vector types are: {VectorCodecs.Supported}.";
}
