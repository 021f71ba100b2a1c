namespace Microsoft.Extensions.VectorData;

/// <summary>Searches by vector.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public interface IVectorSearchable<TRecord>
    where TRecord : class
{
    /// <summary>Finds the records closest to a value.</summary>
    IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
        where TInput : notnull;

    /// <summary>Asks for a service of the implementation, or null.</summary>
    object? GetService(Type serviceType, object? serviceKey = null);
}
