using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>What is looked for, and where.</summary>
/// <param name="Query">Makes the query: the vector as it is, an embedding, or a text whose words the server looks for.</param>
/// <param name="Field">The vector field.</param>
/// <param name="Scale">How its scores are computed and reported.</param>
internal sealed record SearchPlan(Func<CancellationToken, ValueTask<MilvusVectors>> Query, string Field, DistanceScale Scale);
