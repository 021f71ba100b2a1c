using System.Collections.Concurrent;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A collection whose inserts wait until a test answers them, one by one: what is on its way can be counted, failed and left hanging.
/// </summary>
internal sealed class GatedInserts
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<MutationResult>> _open = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private int _inFlight;
    private int _mostInFlight;

    public GatedInserts(IEnumerable<MilvusFieldSchema> more, string version = "v2.6.0")
    {
        var collection = new ScriptedCollection();
        Server = new ScriptedMilvus { Version = version };
        Server.On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse
        {
            CollectionID = collection.Id,
            CollectionName = collection.Name,
            Schema = SchemaMessages.ToMessage(collection.Name, new MilvusCollectionSchema { Fields = [.. collection.Fields, .. more] }),
        });
        Server.OnAsync(MilvusRpcs.Insert, InsertAsync);
    }

    public ScriptedMilvus Server { get; }

    /// <summary>The most inserts that were on their way at once.</summary>
    public int MostInFlight => _mostInFlight;

    /// <summary>The first keys of the inserts that wait for an answer.</summary>
    public IEnumerable<long> Open => _open.Keys.Order();

    /// <summary>Waits until so many more inserts have come.</summary>
    public async Task ArriveAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(await _arrived.WaitAsync(Connect.DefaultTimeout));
        }
    }

    /// <summary>Answers the insert that begins with a key; by success where no other answer is given.</summary>
    public void Answer(long firstKey, MutationResult? answer = null)
    {
        Assert.True(_open.TryRemove(firstKey, out var gate));
        Interlocked.Decrement(ref _inFlight);
        gate.SetResult(answer ?? new MutationResult { InsertCnt = 1 });
    }

    /// <summary>Breaks the connection of the insert that begins with a key.</summary>
    public void Break(long firstKey)
    {
        Assert.True(_open.TryRemove(firstKey, out var gate));
        Interlocked.Decrement(ref _inFlight);
        gate.SetException(new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke."));
    }

    private Task<MutationResult> InsertAsync(InsertRequest request)
    {
        var gate = new TaskCompletionSource<MutationResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var keys = request.FieldsData.Single(column => column.FieldName == "id").Scalars.LongData.Data;
        InterlockedMax(Interlocked.Increment(ref _inFlight));
        _open[keys[0]] = gate;
        _arrived.Release();
        return gate.Task;
    }

    private void InterlockedMax(int value)
    {
        for (var most = _mostInFlight; value > most; most = _mostInFlight)
        {
            Interlocked.CompareExchange(ref _mostInFlight, value, most);
        }
    }
}
