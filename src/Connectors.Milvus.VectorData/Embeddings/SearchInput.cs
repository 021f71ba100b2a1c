using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Embeddings;

/// <summary>Turns what a caller searches for into a query.</summary>
internal static class SearchInput
{
    /// <summary>
    /// Where to look and for what: a value that is a vector, a text of which the server makes one, or the embedding that the property's generator makes.
    /// </summary>
    /// <exception cref="ArgumentException">The vector has another number of dimensions than the property.</exception>
    /// <exception cref="NotSupportedException">The value is no vector and there is no generator.</exception>
    public static SearchPlan Plan<TInput>(TInput value, VectorTarget target)
        where TInput : notnull
    {
        if (VectorCodecs.Query(value, out int? dimensions) is { } query)
        {
            CheckDimensions(value, dimensions, target);
            return new SearchPlan(query, Make: null, target.StorageName, target.Scale);
        }

        if (target.EmbedsText && value is string text)
            return new SearchPlan(MilvusVectors.FromTexts([text]), Make: null, target.StorageName, target.Scale);

        return target.Generator is { } generator
            ? new SearchPlan(Query: null, token => GenerateAsync(value, target, generator, token), target.StorageName, target.Scale)
            : throw new NotSupportedException(NoGenerator(value.GetType()));
    }

    /// <exception cref="InvalidOperationException">There is a generator, but not for such values.</exception>
    private static Task<MilvusVectors> GenerateAsync<TInput>(TInput value, VectorTarget target, IEmbeddingGenerator generator, CancellationToken cancellationToken)
        where TInput : notnull =>
        EmbeddingKind.All
            .Where(kind => kind.Searches(target.DataType))
            .Select(kind => Generate(kind, value, target, generator, cancellationToken))
            .FirstOrDefault(made => made is not null)
        ?? throw new InvalidOperationException(
            $"An input of type '{TypeNames.Of(value.GetType())}' was provided, but an incompatible embedding generator of type " +
            $"'{TypeNames.Of(generator.GetType())}' was configured.");

    /// <summary>A value passed as object or as a base type still is what it is.</summary>
    private static Task<MilvusVectors>? Generate<TInput>(
        EmbeddingKind kind, TInput value, VectorTarget target, IEmbeddingGenerator generator, CancellationToken cancellationToken) =>
        kind.QueryAsync(value, target.Name, target.Dimensions, generator, cancellationToken) ?? value switch
        {
            string text => kind.QueryAsync(text, target.Name, target.Dimensions, generator, cancellationToken),
            DataContent data => kind.QueryAsync(data, target.Name, target.Dimensions, generator, cancellationToken),
            _ => null,
        };

    private static void CheckDimensions<TInput>(TInput searchValue, int? found, VectorTarget target)
    {
        if (found is { } dimensions && dimensions != target.Dimensions)
        {
            throw new ArgumentException(
                $"The vector to search for has {dimensions} dimensions, but property '{target.Name}' has {target.Dimensions}.", nameof(searchValue));
        }
    }

    private static string NoGenerator(Type input) =>
        $"A value of type '{TypeNames.Of(input)}' was passed to 'SearchAsync', but that isn't a supported vector type by your provider " +
        $"and no embedding generator was configured. The supported vector types are: {VectorCodecs.Supported}.";
}
