namespace Microsoft.Extensions.VectorData;

/// <summary>Searches by vector and keywords together.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public interface IKeywordHybridSearchable<TRecord>
    where TRecord : class
{
    /// <summary>Finds the records that a value and keywords match best.</summary>
    IAsyncEnumerable<VectorSearchResult<TRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
        where TInput : notnull;

    /// <summary>Asks for a service of the implementation, or null.</summary>
    object? GetService(Type serviceType, object? serviceKey = null);
}
