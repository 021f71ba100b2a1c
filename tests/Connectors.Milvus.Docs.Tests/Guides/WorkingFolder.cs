namespace Connectors.Milvus.Docs.Tests.Guides;

/// <summary>An empty folder that is the process's working folder while it lives; the guides open files by bare names.</summary>
internal sealed class WorkingFolder : IDisposable
{
    // One at a time: the working folder belongs to the process.
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly string _before;
    private readonly DirectoryInfo _folder;

    public WorkingFolder()
    {
        Turn.Wait();
        _before = Directory.GetCurrentDirectory();
        _folder = Directory.CreateTempSubdirectory();
        Directory.SetCurrentDirectory(_folder.FullName);
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Delete(recursive: true);
        Turn.Release();
    }
}
