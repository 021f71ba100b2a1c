namespace Connectors.Milvus.Engine.Tests.Support;

/// <summary>A test with an engine on a file of its own.</summary>
public abstract class EngineTest : IDisposable
{
    private protected EngineTest() => Engine = File.Open();

    private protected TestFile File { get; } = new();

    private protected VectorEngine Engine { get; private set; }

    public void Dispose()
    {
        Engine.Dispose();
        File.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Reopen()
    {
        Engine.Dispose();
        Engine = File.Open();
    }
}
