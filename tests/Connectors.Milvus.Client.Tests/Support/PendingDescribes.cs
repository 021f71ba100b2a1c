namespace Connectors.Milvus.Client.Tests;

/// <summary>Describes that a schema cache asked for and that the test answers, each when it likes.</summary>
internal sealed class PendingDescribes
{
    private readonly List<PendingDescribe> _all = [];

    public int Count
    {
        get
        {
            lock (_all)
            {
                return _all.Count;
            }
        }
    }

    public PendingDescribe this[int index]
    {
        get
        {
            lock (_all)
            {
                return _all[index];
            }
        }
    }

    public PendingDescribe Last() => this[Count - 1];

    public PendingDescribe Single()
    {
        Assert.Equal(1, Count);
        return this[0];
    }

    public Task<CollectionSchemaEntry> DescribeAsync(CollectionKey key, int generation, CancellationToken cancellationToken)
    {
        var pending = new PendingDescribe(key, generation, cancellationToken);
        lock (_all)
        {
            _all.Add(pending);
        }

        return pending.Task;
    }
}

internal sealed class PendingDescribe(CollectionKey key, int generation, CancellationToken token)
{
    private readonly TaskCompletionSource<CollectionSchemaEntry> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<CollectionSchemaEntry> Task => _answer.Task;

    public CancellationToken Token => token;

    public void Answer(ulong timestamp = 1, string? realName = null) =>
        _answer.SetResult(SchemaEntries.Create(realName ?? key.Name, timestamp, generation));

    public void Fail(Exception exception) => _answer.SetException(exception);
}
