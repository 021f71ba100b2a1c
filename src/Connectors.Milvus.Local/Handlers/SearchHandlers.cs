using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Search and hybrid search.</summary>
internal static class SearchHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.Search, Search);
        table.Add(MilvusRpcs.HybridSearch, HybridSearch);
    }

    private static SearchResults Search(SearchRequest request, RpcContext context)
    {
        var command = SearchReader.Read(request, context);
        var zone = AnswerZone.Read(Parameters.Read(request.SearchParams));
        return Write(request.CollectionName, command.Limit, zone, context.Engine.Search(command, context.CancellationToken));
    }

    private static SearchResults HybridSearch(HybridSearchRequest request, RpcContext context)
    {
        var command = HybridSearchReader.Read(request, context);
        var zone = AnswerZone.Read(Parameters.Read(request.RankParams));
        return Write(request.CollectionName, command.Limit, zone, context.Engine.HybridSearch(command, context.CancellationToken));
    }

    private static SearchResults Write(string collection, long limit, AnswerZone zone, SearchResult result)
    {
        var data = new SearchResultData
        {
            NumQueries = result.Counts.Count,
            TopK = limit,
            FieldsData = { result.Columns.Select(column => ColumnWriter.Write(zone.Bring(column))) },
            Scores = { result.Scores },
            Ids = ColumnWriter.WriteIds(result.Ids),
            Topks = { result.Counts.Select(count => (long)count) },
            OutputFields = { result.OutputFields },
            PrimaryFieldName = result.PrimaryField,
            HighlightResults = { result.Highlights.Select(HighlightReader.Write) },
        };
        if (result.IteratorPlace is { } place)
            data.SearchIteratorV2Results = new SearchIteratorV2Results { Token = place.Token, LastBound = place.LastBound ?? 0 };
        // Clients from before 3.0 know groups of one field only.
        if (result.GroupByValues.Count == 1)
            data.GroupByFieldValue = ColumnWriter.Write(result.GroupByValues[0]);
        data.GroupByFieldValues.AddRange(result.GroupByValues.Select(ColumnWriter.Write));

        return new SearchResults
        {
            Status = MilvusStatus.Success(),
            Results = data,
            CollectionName = collection,
            SessionTs = result.Timestamp,
        };
    }
}
