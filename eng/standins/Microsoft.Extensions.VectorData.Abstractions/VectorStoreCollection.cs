using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Microsoft.Extensions.VectorData;

/// <summary>A collection of records with keys and vectors.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TRecord">The record type.</typeparam>
public abstract class VectorStoreCollection<TKey, TRecord> : IVectorSearchable<TRecord>, IDisposable
    where TKey : notnull
    where TRecord : class
{
    /// <summary>For derived types.</summary>
    protected VectorStoreCollection()
    {
    }

    /// <summary>The name of the collection.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the collection exists in the store.</summary>
    public abstract Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates the collection if it does not exist.</summary>
    public abstract Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes the collection if it exists.</summary>
    public abstract Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a record, or null when there is none with the key.</summary>
    public abstract Task<TRecord?> GetAsync(
        TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the records that exist of several keys, one after the other unless overridden.</summary>
    public virtual async IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys,
        RecordRetrievalOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (TKey key in keys)
        {
            if (await GetAsync(key, options, cancellationToken).ConfigureAwait(false) is { } record)
            {
                yield return record;
            }
        }
    }

    /// <summary>Reads the records that match a filter.</summary>
    public abstract IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a record if it exists.</summary>
    public abstract Task DeleteAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Deletes the records that exist of several keys, one after the other unless overridden.</summary>
    public virtual async Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (TKey key in keys)
        {
            await DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Inserts a record, or replaces the one with its key.</summary>
    public abstract Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default);

    /// <summary>Inserts records, or replaces those with their keys.</summary>
    public abstract Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<TRecord>? options = null,
        CancellationToken cancellationToken = default)
        where TInput : notnull;

    /// <inheritdoc/>
    public abstract object? GetService(Type serviceType, object? serviceKey = null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the collection holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
