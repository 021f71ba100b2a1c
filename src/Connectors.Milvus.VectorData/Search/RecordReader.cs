using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>What streams of records read with; one per collection object.</summary>
/// <param name="Client">The client.</param>
/// <param name="Collection">The collection's name.</param>
/// <param name="Map">How records travel.</param>
/// <param name="Errors">Turns the client's failures into those of the store.</param>
internal sealed record RecordReader<[DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
    MilvusClient Client, string Collection, MilvusRecordMap<TRecord> Map, StoreErrors Errors)
    where TRecord : class;
