using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.VectorData;

/// <summary>A store of collections.</summary>
public abstract class VectorStore : IDisposable
{
    private const string DynamicInstead =
        "For dynamic mapping via Dictionary<string, object?>, use GetDynamicCollection() instead.";

    /// <summary>For derived types.</summary>
    protected VectorStore()
    {
    }

    /// <summary>Gets a collection of records of a type. Nothing is sent to the store.</summary>
    [RequiresDynamicCode("This API is not compatible with NativeAOT. " + DynamicInstead)]
    [RequiresUnreferencedCode("This API is not compatible with trimming. " + DynamicInstead)]
    public abstract VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(
        string name, VectorStoreCollectionDefinition? definition = null)
        where TKey : notnull
        where TRecord : class;

    /// <summary>Gets a collection of dictionaries. Nothing is sent to the store.</summary>
    public abstract VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(
        string name, VectorStoreCollectionDefinition definition);

    /// <summary>Names the collections of the store.</summary>
    public abstract IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether a collection exists.</summary>
    public abstract Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes a collection if it exists.</summary>
    public abstract Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Asks for a service of the store, or null.</summary>
    public abstract object? GetService(Type serviceType, object? serviceKey = null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the store holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
