namespace Connectors.Milvus.Client.Tests;

/// <summary>The cache alone, with a describe that the test holds in its hands.</summary>
public sealed class SchemaCacheTests
{
    private static readonly CollectionKey Docs = new("", "docs");

    private readonly PendingDescribes _describes = new();

    [Fact]
    public async Task One_describe_serves_everyone_who_asks_meanwhile()
    {
        var cache = CreateCache();
        var asked = Enumerable.Range(0, 50).Select(_ => cache.GetAsync(Docs, null, default)).ToArray();

        _describes.Single().Answer();

        var entries = await Task.WhenAll(asked).WaitAsync(Connect.DefaultTimeout);
        Assert.All(entries, entry => Assert.Same(entries[0], entry));
        Assert.True(cache.TryGet(Docs, out var cached));
        Assert.Same(entries[0], cached);
    }

    [Fact]
    public async Task Cancelling_the_first_waiter_leaves_the_describe_to_the_others()
    {
        var cache = CreateCache();
        using var first = new CancellationTokenSource();
        var firstWaiter = cache.GetAsync(Docs, null, first.Token);
        var secondWaiter = cache.GetAsync(Docs, null, default);

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => firstWaiter);
        var describe = _describes.Single();
        Assert.False(describe.Token.IsCancellationRequested);
        describe.Answer();

        Assert.Equal("docs", (await secondWaiter.WaitAsync(Connect.DefaultTimeout)).Name);
    }

    [Fact]
    public async Task The_last_waiter_to_leave_abandons_the_describe()
    {
        var cache = CreateCache();
        using var cancel = new CancellationTokenSource();
        var waiters = new[] { cache.GetAsync(Docs, null, cancel.Token), cache.GetAsync(Docs, null, cancel.Token) };

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiters));
        Assert.True(_describes.Single().Token.IsCancellationRequested);
        var next = cache.GetAsync(Docs, null, default);
        _describes[1].Answer();
        await next.WaitAsync(Connect.DefaultTimeout);
    }

    [Fact]
    public async Task A_waiters_deadline_is_its_own()
    {
        var clock = new FakeTimeProvider { SkipUpTo = TimeSpan.Zero };
        var cache = CreateCache(time: clock);
        var hasty = cache.GetAsync(Docs, TimeSpan.FromSeconds(1), default);
        var patient = cache.GetAsync(Docs, TimeSpan.FromSeconds(10), default);

        clock.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => hasty);
        _describes.Single().Answer();

        await patient.WaitAsync(Connect.DefaultTimeout);
    }

    [Fact]
    public async Task A_describe_that_a_ddl_overtook_is_answered_but_not_kept()
    {
        var cache = CreateCache();
        var before = cache.GetAsync(Docs, null, default);

        cache.Invalidate(Docs);
        var after = cache.GetAsync(Docs, null, default);
        _describes[1].Answer(timestamp: 2);
        Assert.Equal(2UL, (await after.WaitAsync(Connect.DefaultTimeout)).UpdateTimestamp);
        _describes[0].Answer(timestamp: 1);

        Assert.Equal(1UL, (await before.WaitAsync(Connect.DefaultTimeout)).UpdateTimestamp);
        Assert.True(cache.TryGet(Docs, out var cached));
        Assert.Equal(2UL, cached.UpdateTimestamp);
    }

    [Fact]
    public async Task A_describe_of_an_alias_is_overtaken_by_a_ddl_on_the_collection_too()
    {
        var cache = CreateCache();
        var alias = new CollectionKey("", "newest");
        var before = cache.GetAsync(alias, null, default);

        cache.Invalidate(Docs);
        _describes.Single().Answer(realName: "docs");
        await before.WaitAsync(Connect.DefaultTimeout);

        Assert.False(cache.TryGet(alias, out _));
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("newest")]
    public async Task A_collection_and_its_aliases_are_forgotten_together(string invalidated)
    {
        var cache = CreateCache();
        await LoadAsync(cache, new("", "docs"), "docs");
        await LoadAsync(cache, new("", "newest"), "docs");
        await LoadAsync(cache, new("", "best"), "docs");
        await LoadAsync(cache, new("", "other"), "other");

        cache.Invalidate(new("", invalidated));

        Assert.False(cache.TryGet(new("", "docs"), out _));
        Assert.False(cache.TryGet(new("", "newest"), out _));
        Assert.False(cache.TryGet(new("", "best"), out _));
        Assert.True(cache.TryGet(new("", "other"), out _));
    }

    [KnownBug("milvus-sdk-node databases", "a drop in one database forgets the entry of another, and a search reads types of another")]
    [Fact]
    public async Task The_key_includes_the_database()
    {
        var cache = CreateCache();
        await LoadAsync(cache, new("a", "docs"), "docs", timestamp: 1);
        await LoadAsync(cache, new("b", "docs"), "docs", timestamp: 2);

        cache.Invalidate(new("a", "docs"));

        Assert.False(cache.TryGet(new("a", "docs"), out _));
        Assert.True(cache.TryGet(new("b", "docs"), out var other));
        Assert.Equal(2UL, other.UpdateTimestamp);
    }

    [Fact]
    public async Task The_default_database_goes_by_no_name_and_by_its_own()
    {
        var cache = CreateCache();
        await LoadAsync(cache, new("", "docs"), "docs");

        Assert.True(cache.TryGet(new("default", "docs"), out _));
        cache.Invalidate(new("default", "docs"));
        Assert.False(cache.TryGet(new("", "docs"), out _));
    }

    [Fact]
    public async Task The_entry_unused_longest_goes_first()
    {
        var cache = CreateCache(capacity: 2);
        await LoadAsync(cache, new("", "a"), "a");
        await LoadAsync(cache, new("", "b"), "b");
        Assert.True(cache.TryGet(new("", "a"), out _));

        await LoadAsync(cache, new("", "c"), "c");

        Assert.True(cache.TryGet(new("", "a"), out _));
        Assert.False(cache.TryGet(new("", "b"), out _));
        Assert.True(cache.TryGet(new("", "c"), out _));
    }

    [Fact]
    public async Task A_refresh_takes_what_another_caller_has_brought_in()
    {
        var cache = CreateCache();
        var stale = await LoadAsync(cache, Docs, "docs", timestamp: 1);
        var first = cache.RefreshAsync(Docs, stale, null, default);
        _describes.Last().Answer(timestamp: 2);
        var fresh = await first.WaitAsync(Connect.DefaultTimeout);

        var second = await cache.RefreshAsync(Docs, stale, null, default).WaitAsync(Connect.DefaultTimeout);

        Assert.Same(fresh, second);
        Assert.Equal(2, _describes.Count);
    }

    [Fact]
    public async Task A_failed_describe_fails_its_waiters_and_is_not_kept()
    {
        var cache = CreateCache();
        var waiters = new[] { cache.GetAsync(Docs, null, default), cache.GetAsync(Docs, null, default) };

        _describes.Single().Fail(new MilvusServerException(100, "collection not found", "DescribeCollection", "docs"));

        foreach (var waiter in waiters)
        {
            await Connect.FailsAsync<MilvusServerException>(waiter);
        }

        await LoadAsync(cache, Docs, "docs");
    }

    private SchemaCache CreateCache(int capacity = 16, TimeProvider? time = null) =>
        new(capacity, time ?? TimeProvider.System, _describes.DescribeAsync);

    private async Task<CollectionSchemaEntry> LoadAsync(SchemaCache cache, CollectionKey key, string realName, ulong timestamp = 1)
    {
        var entry = cache.GetAsync(key, null, default);
        _describes.Last().Answer(timestamp, realName);
        return await entry.WaitAsync(Connect.DefaultTimeout);
    }
}
