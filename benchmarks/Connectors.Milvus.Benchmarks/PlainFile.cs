namespace Connectors.Milvus.Benchmarks;

/// <summary>The limit of durable inserts: the same bytes appended to a plain file and synced after each batch.</summary>
internal sealed class PlainFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    public PlainFile(string folder)
    {
        _path = Path.Combine(folder, "plain.bin");
        _file = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    public void AppendAndSync(ReadOnlySpan<byte> batch)
    {
        _file.Write(batch);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }
}
