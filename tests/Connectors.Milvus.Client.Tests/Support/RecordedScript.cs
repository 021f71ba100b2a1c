using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>A client of a scripted server whose requests are kept: for what the embedded engine does not answer.</summary>
internal sealed class RecordedScript : IAsyncDisposable
{
    private readonly RecordingHandler _recorder;

    public RecordedScript(ScriptedMilvus server)
    {
        _recorder = new RecordingHandler(server);
        Client = server.CreateClient(
            new FakeTimeProvider(), options => options with { Handler = _recorder, DisposeHandler = true, Database = "default" });
    }

    public MilvusClient Client { get; }

    public IReadOnlyList<RecordedCall> Calls => _recorder.Calls;

    public IReadOnlyList<string> Names => _recorder.Names;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
