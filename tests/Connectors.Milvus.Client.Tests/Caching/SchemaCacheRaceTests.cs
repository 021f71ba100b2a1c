namespace Connectors.Milvus.Client.Tests;

/// <summary>The cache's promises while many threads use it.</summary>
public sealed class SchemaCacheRaceTests
{
    private const int Readers = 8;
    private const int Changes = 2_000;

    [Fact]
    public async Task Whoever_asks_after_a_ddl_never_gets_what_was_described_before_it()
    {
        var server = 0;
        var announced = 0;
        var cache = new SchemaCache(4, TimeProvider.System, async (key, generation, _) =>
        {
            // Read first, answered later: what the answer tells may be old by then.
            var timestamp = Volatile.Read(ref server);
            await Task.Yield();
            await Task.Yield();
            return SchemaEntries.Create(key.Name, (ulong)timestamp, generation);
        });
        var key = new CollectionKey("", "docs");
        using var start = new Barrier(Readers + 1);

        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            start.SignalAndWait();
            for (var known = 0; known < Changes;)
            {
                known = Volatile.Read(ref announced);
                var entry = await cache.GetAsync(key, null, default);
                Assert.True(entry.UpdateTimestamp >= (ulong)known, $"Described at {entry.UpdateTimestamp}, asked after DDL {known}.");
            }
        })).ToArray();
        start.SignalAndWait();
        for (var change = 1; change <= Changes; change++)
        {
            Volatile.Write(ref server, change);
            cache.Invalidate(key);
            Volatile.Write(ref announced, change);

            // Lets readers meet what a describe that was under way has left behind.
            await Task.Yield();
        }

        await Task.WhenAll(readers).WaitAsync(Connect.DefaultTimeout);
    }

    [Fact]
    public async Task Waiters_that_come_and_go_always_leave_a_working_cache()
    {
        var running = 0;
        var cache = new SchemaCache(4, TimeProvider.System, async (key, generation, cancellationToken) =>
        {
            Interlocked.Increment(ref running);
            try
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                return SchemaEntries.Create(key.Name, 1, generation);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        });
        var key = new CollectionKey("", "docs");
        using var start = new Barrier(Readers);

        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            start.SignalAndWait();
            for (var i = 0; i < Changes; i++)
            {
                using var cancel = new CancellationTokenSource();
                var waiting = cache.GetAsync(key, null, cancel.Token);
                if ((i + reader) % 3 == 0)
                {
                    await cancel.CancelAsync();
                }

                if ((i + reader) % 5 == 0)
                {
                    cache.Invalidate(key);
                }

                try
                {
                    Assert.Equal("docs", (await waiting).Name);
                }
                catch (OperationCanceledException) when (cancel.IsCancellationRequested)
                {
                }
            }
        }))).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal("docs", (await cache.GetAsync(key, null, default).WaitAsync(Connect.DefaultTimeout)).Name);
        Assert.Equal(0, Volatile.Read(ref running));
    }
}
