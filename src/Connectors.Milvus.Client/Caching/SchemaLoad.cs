namespace Connectors.Milvus.Client;

/// <summary>One describe in flight, shared by everyone who asked for its key meanwhile. The cache's lock guards what changes.</summary>
internal sealed class SchemaLoad(CollectionKey key, int generation)
{
    public CollectionKey Key { get; } = key;

    public int Generation { get; } = generation;

    /// <summary>Continuations run elsewhere, so that completing it never runs a caller's code.</summary>
    public TaskCompletionSource<CollectionSchemaEntry> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when the last waiter has left.</summary>
    public CancellationTokenSource Abandoned { get; } = new();

    public int Waiters { get; set; }

    /// <summary>Whether a DDL of this client ended after the describe began, so that the answer must not be kept.</summary>
    public bool IsOutdated { get; set; }
}
