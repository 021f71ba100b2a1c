using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Runs what needs a collection's schema with the cached one, and notices when that is out of date. An attempt builds its request
/// from the caller's data each time; nothing built for an old schema is sent again.
/// </summary>
internal static class SchemaLoop
{
    // Proxies of a cluster learn of a DDL one after another, and a writer may meet one that knows less than the client, as well as
    // one that knows more. One retry is known to be too few.
    private const int MaxMismatches = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Code 109 (a write under another schema than the server's): describe again and try again, up to five times. When the describe
    /// tells nothing new, the server is behind itself: wait, 60 ms at first and twice as long each time, two seconds in all.
    /// Other signs of a stale schema, see <see cref="StaleSchema"/>: describe once, and try again when it tells something new.
    /// </summary>
    /// <param name="operation">The call.</param>
    /// <param name="attempt">Does it with a schema.</param>
    /// <param name="missedKey">
    /// Whether an answer looks as if keys were sought under another name than the primary key's. The attempt is then made again if the
    /// describe tells another name; null where answers tell nothing.
    /// </param>
    public static async Task<T> RunAsync<T>(
        Operation operation, Func<CollectionSchemaEntry, Task<T>> attempt, Func<T, bool>? missedKey = null)
    {
        var mayBeStale = operation.TryGetCachedSchema(out var cached);
        var entry = cached ?? await operation.GetSchemaAsync().ConfigureAwait(false);
        for (var mismatches = 0; ;)
        {
            try
            {
                var answer = await attempt(entry).ConfigureAwait(false);
                if (!mayBeStale || missedKey?.Invoke(answer) != true)
                    return answer;

                mayBeStale = false;
                if (await TryRefreshAsync(operation, entry).ConfigureAwait(false) is not { } fresh || fresh.PrimaryKey.Name == entry.PrimaryKey.Name)
                    return answer;

                operation.Logger.SchemaOutdated(operation.Name, operation.Target.Name, $"primary key '{fresh.PrimaryKey.Name}'");
                entry = fresh;
            }
            catch (MilvusServerException exception) when (exception.Code == MilvusCode.SchemaMismatch && mismatches < MaxMismatches)
            {
                operation.Logger.SchemaOutdated(operation.Name, operation.Target.Name, StaleSchema.Sign(exception));
                entry = await NextAsync(operation, entry, mismatches++).ConfigureAwait(false);
                mayBeStale = false;
            }
            catch (Exception exception) when (mayBeStale && StaleSchema.MayExplain(exception))
            {
                mayBeStale = false;
                operation.Logger.SchemaOutdated(operation.Name, operation.Target.Name, StaleSchema.Sign(exception));
                if (await TryRefreshAsync(operation, entry).ConfigureAwait(false) is not { } fresh || SchemaComparison.IsSame(entry, fresh))
                {
                    throw;
                }

                entry = fresh;
            }
        }
    }

    private static async Task<CollectionSchemaEntry> NextAsync(Operation operation, CollectionSchemaEntry entry, int mismatches)
    {
        var fresh = await operation.RefreshSchemaAsync(entry).ConfigureAwait(false);
        if (fresh.UpdateTimestamp == entry.UpdateTimestamp)
        {
            await operation.PauseAsync(FirstPause * (1 << mismatches)).ConfigureAwait(false);
        }

        return fresh;
    }

    // The collection may be gone: then what went wrong first says so best.
    private static async Task<CollectionSchemaEntry?> TryRefreshAsync(Operation operation, CollectionSchemaEntry entry)
    {
        try
        {
            return await operation.RefreshSchemaAsync(entry).ConfigureAwait(false);
        }
        catch (MilvusServerException)
        {
            return null;
        }
    }
}
