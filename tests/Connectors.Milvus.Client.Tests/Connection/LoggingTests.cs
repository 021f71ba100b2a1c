using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class LoggingTests
{
    [Fact]
    public async Task Connecting_losing_and_retrying_are_told_without_secrets()
    {
        using var log = new RecordingLoggerFactory();
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, Replies.Cut, Replies.Ok);
        await using var connection = new MilvusConnection(new MilvusClientOptions
        {
            Address = server.Address.Replace("http://", "http://root:secret@", StringComparison.Ordinal),
            LoggerFactory = log,
            TimeProvider = new FakeTimeProvider(),
        });

        await connection.ReadAsync();
        await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(
            [(1, LogLevel.Debug), (4, LogLevel.Information), (5, LogLevel.Warning), (1, LogLevel.Debug)],
            log.Entries.Select(entry => (entry.Id, entry.Level)));
        Assert.All(log.Entries, entry => Assert.Equal("Connectors.Milvus.Client", entry.Category));
        Assert.All(log.Entries, entry => Assert.DoesNotContain("secret", entry.Text, StringComparison.Ordinal));
        Assert.Contains("GetVersion failed in try 1", log.Entries.ElementAt(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_read_again_is_told_by_the_sign_that_showed_it()
    {
        using var log = new RecordingLoggerFactory();
        var collection = new ScriptedCollection();
        using var client = collection.Server.CreateClient(configure: options => options with { LoggerFactory = log });
        await client.InsertAsync("docs", Rows.Row(1));

        (collection.ProxyTimestamp, collection.DescribedTimestamp) = (200, 200);
        await client.InsertAsync("docs", Rows.Row(2));

        var (_, id, level, text) = log.Entries.Last();
        Assert.Equal((8, LogLevel.Debug), (id, level));
        Assert.Equal("Insert found the schema of docs out of date and reads it again (code 109).", text);
    }

    private sealed class RecordingLoggerFactory : ILoggerFactory
    {
        public ConcurrentQueue<(string Category, int Id, LogLevel Level, string Text)> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => new RecordingLogger(categoryName, this);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        private sealed class RecordingLogger(string category, RecordingLoggerFactory factory) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                factory.Entries.Enqueue((category, eventId.Id, logLevel, formatter(state, exception)));
        }
    }
}
