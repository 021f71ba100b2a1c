using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>What is looked for, and where.</summary>
/// <param name="Query">The query, where it is known before the call; null where <paramref name="Make"/> makes it.</param>
/// <param name="Make">Makes the query: the embedding of a value.</param>
/// <param name="Field">The vector field.</param>
/// <param name="Scale">How its scores are computed and reported.</param>
internal sealed record SearchPlan(MilvusVectors? Query, Func<CancellationToken, Task<MilvusVectors>>? Make, string Field, DistanceScale Scale)
{
    public ValueTask<MilvusVectors> QueryAsync(CancellationToken cancellationToken) =>
        Query is { } query ? new ValueTask<MilvusVectors>(query) : new ValueTask<MilvusVectors>(Make!(cancellationToken));
}
