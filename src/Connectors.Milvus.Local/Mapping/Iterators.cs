using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>What makes a query or search one page of an iterator, from the wire to the engine.</summary>
internal static class Iterators
{
    // Timestamps without milliseconds are consistency levels in disguise (1 eventually, 2 bounded).
    private const int LogicalBits = 18;

    public static IteratorPage? Read(Parameters parameters, ulong guaranteeTimestamp)
        => parameters.Boolean("iterator") != true ? null : new IteratorPage
        {
            SessionTimestamp = guaranteeTimestamp >> LogicalBits == 0 ? 0 : guaranteeTimestamp,
            CollectionId = parameters.Integer("collection_id") ?? 0,
        };

    public static SearchIteratorPage? ReadPlace(Parameters parameters, IteratorPage? iterator)
    {
        if (parameters.Boolean("search_iter_v2") != true)
            return null;
        if (iterator is null)
            throw Failures.Invalid("search_iter_v2 is set without iterator: invalid parameter");
        var token = parameters.Text("search_iter_id");
        return token is null || Guid.TryParse(token, out _)
            ? new SearchIteratorPage { Token = token, LastBound = (float?)parameters.Number("search_iter_last_bound") }
            : throw Failures.Invalid($"invalid token format: search_iter_id is no UUID: invalid parameter[search_iter_id={token}]");
    }

    /// <summary>The size of a page, which stands in for the limit; null when the search is no page.</summary>
    public static long? ReadBatchSize(Parameters parameters)
    {
        if (parameters.Boolean("search_iter_v2") != true)
            return null;
        return parameters.Integer("search_iter_batch_size") ?? throw Failures.Invalid("batch size is required: invalid parameter[search_iter_batch_size=]");
    }

    /// <summary>The primary keys of a search by key.</summary>
    public static Column ReadKeys(IDs ids) => ids.IdFieldCase switch
    {
        IDs.IdFieldOneofCase.IntId => new Column<long>("", EngineDataType.Int64, [.. ids.IntId.Data]),
        IDs.IdFieldOneofCase.StrId => new Column<string>("", EngineDataType.VarChar, [.. ids.StrId.Data]),
        _ => throw Failures.Invalid("nq [0] is invalid, nq (number of search vector per search request) should be in range [1, 16384], but got 0: invalid parameter"),
    };
}
