using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Search;
using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>A vector property as a search sees it.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="StorageName">The field's name.</param>
/// <param name="DataType">The field's type.</param>
/// <param name="Dimensions">The number of elements or bits; without meaning for sparse vectors.</param>
/// <param name="Scale">How scores are computed and reported.</param>
/// <param name="Generator">Makes vectors of what is no vector; null when there is none.</param>
/// <param name="EmbedsText">Whether the server makes a vector of a text that is searched for.</param>
internal sealed record VectorTarget(string Name, string StorageName, MilvusDataType DataType, int Dimensions, DistanceScale Scale, IEmbeddingGenerator? Generator, bool EmbedsText);
