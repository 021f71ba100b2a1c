using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What a client and its views of other databases share: the connection and what was learned over it.</summary>
internal sealed class ClientCore : IAsyncDisposable, IDisposable
{
    public ClientCore(MilvusClientOptions options)
    {
        Connection = new MilvusConnection(options);
        Schemas = new SchemaCache(options.SchemaCacheCapacity, options.TimeProvider, DescribeAsync);
    }

    public MilvusClientOptions Options => Connection.Options;

    public MilvusConnection Connection { get; }

    public SchemaCache Schemas { get; }

    public SessionTimestamps Sessions { get; } = new();

    public void Dispose() => Connection.Dispose();

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    // Under the client's own timeout, not a caller's: the describe may serve several callers.
    private async Task<CollectionSchemaEntry> DescribeAsync(CollectionKey key, int generation, CancellationToken cancellationToken)
    {
        var operation = new Operation(this, "DescribeCollection", key, null, cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.DescribeCollection, CollectionRequests.Describe(key)).ConfigureAwait(false);
        return CollectionAnswers.ToEntry(answer, key, generation);
    }
}
