using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>The hits of one search.</summary>
internal sealed class SearchStream<[DynamicallyAccessedMembers(Trimming.Members)] TRecord>(
    RecordReader<TRecord> reader, SearchPlan plan, MilvusSearchOptions options, CancellationToken cancellationToken)
    : CallStream<MilvusSearchResults<TRecord>, VectorSearchResult<TRecord>>(reader.Errors, "Search", cancellationToken)
    where TRecord : class
{
    protected override Task<MilvusSearchResults<TRecord>> CallAsync(CancellationToken cancellationToken) => plan.Query is { } query
        ? reader.Client.SearchAsync(reader.Collection, query, options, reader.Map, cancellationToken)
        : MakeAndSearchAsync(cancellationToken);

    protected override int Count(MilvusSearchResults<TRecord> answer) => answer[0].Count;

    protected override VectorSearchResult<TRecord> Item(MilvusSearchResults<TRecord> answer, int index)
    {
        MilvusHit<TRecord> hit = answer[0][index];
        return new VectorSearchResult<TRecord>(hit.Record, plan.Scale.ToScore(hit.Score));
    }

    protected override CallStream<MilvusSearchResults<TRecord>, VectorSearchResult<TRecord>> Fresh() =>
        new SearchStream<TRecord>(reader, plan, options, CallToken);

    private async Task<MilvusSearchResults<TRecord>> MakeAndSearchAsync(CancellationToken cancellationToken)
    {
        MilvusVectors query = await plan.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await reader.Client.SearchAsync(reader.Collection, query, options, reader.Map, cancellationToken).ConfigureAwait(false);
    }
}
