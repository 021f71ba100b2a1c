namespace Connectors.Milvus.Client.Tests;

/// <summary>Makes connections to scripted servers.</summary>
internal static class Connect
{
    /// <summary>What a test waits at most for anything; a good run takes milliseconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>A connection that never retries, so that the first failure shows.</summary>
    public static MilvusConnection Once(ScriptedHttp2Server server, TimeSpan? timeout = null) =>
        new(new MilvusClientOptions { Address = server.Address, Retry = MilvusRetryOptions.None, Timeout = timeout });

    /// <summary>A connection that retries, as often as by default unless told otherwise, on a clock that skips the pauses.</summary>
    public static MilvusConnection Patiently(ScriptedHttp2Server server, FakeTimeProvider clock, MilvusRetryOptions? retry = null) =>
        new(new MilvusClientOptions { Address = server.Address, TimeProvider = clock, Retry = retry ?? new() });

    /// <summary>The exception that the call fails with, within the default timeout.</summary>
    public static async Task<T> FailsAsync<T>(Task call)
        where T : Exception =>
        await Assert.ThrowsAsync<T>(() => call.WaitAsync(DefaultTimeout));
}
