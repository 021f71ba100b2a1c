using System.Runtime.CompilerServices;
using Connectors.Milvus.Client;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData;

/// <summary>
/// Runs calls of the client and turns its failures into <see cref="VectorStoreException"/>, with the failure itself inside.
/// Errors of the caller (arguments, cancellation, filters that cannot be translated) pass as they are.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="collection">The collection; null for operations on the store.</param>
internal sealed class StoreErrors(string store, string? collection)
{
    public const string SystemName = "milvus";

    public async Task RunAsync(string operation, Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (MilvusException error)
        {
            throw Wrapped(operation, error);
        }
    }

    public async Task<T> RunAsync<T>(string operation, Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (MilvusException error)
        {
            throw Wrapped(operation, error);
        }
    }

    public async IAsyncEnumerable<T> StreamAsync<T>(
        string operation, IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<T> items = source.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = items.ConfigureAwait(false);
        while (await RunAsync(operation, items.MoveNextAsync().AsTask()).ConfigureAwait(false))
            yield return items.Current;
    }

    /// <param name="operation">What failed.</param>
    /// <param name="error">How.</param>
    /// <param name="consequence">What it left, as a sentence after a space; null where nothing was done.</param>
    public VectorStoreException Wrapped(string operation, MilvusException error, string? consequence = null) =>
        new($"{operation} failed{(collection is null ? "" : $" on collection '{collection}'")}: {error.Message}{consequence}", error)
        {
            VectorStoreSystemName = SystemName,
            VectorStoreName = store,
            CollectionName = collection,
            OperationName = operation,
        };
}
