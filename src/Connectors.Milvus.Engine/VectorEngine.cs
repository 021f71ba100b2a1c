using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Iteration;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Search;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Timestamps;

namespace Connectors.Milvus.Engine;

/// <summary>
/// Milvus's collections, filters and searches over one SQLite file. Every call is one transaction: a write that returned is durable,
/// a write that threw left nothing. Calls are synchronous and may block on the disk or on another writer. Thread-safe; several engines,
/// in one process or several, may have the same file open.
/// </summary>
/// <remarks>
/// Every method throws <see cref="EngineException"/> with Milvus's code when the request or the file is at fault,
/// <see cref="OperationCanceledException"/> when its token ends the call, and <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>.
/// </remarks>
public sealed partial class VectorEngine : IDisposable
{
    private readonly Store _store;
    private readonly CatalogCache _catalog = new();
    private readonly TimestampOracle _oracle;
    private readonly LiveSlotCache _slots = new();
    private readonly VectorCache _vectors;
    private readonly PinnedReads _pins;
    private readonly GraphBuilder _graphs;
    private readonly BackgroundLoader _loader;
    private readonly SearchState _search;

    private VectorEngine(string path, VectorEngineOptions options)
    {
        Path = path;
        Options = options;
        _oracle = new TimestampOracle(options.TimeProvider);
        _vectors = new VectorCache(options);
        _pins = new PinnedReads(options.TimeProvider);
        _store = new Store(path, options);
        _graphs = new GraphBuilder(new GraphSource(BeginRead, BeginWrite, _store.Checkpoint, _slots, _vectors, options));
        _loader = new BackgroundLoader(BeginRead, _vectors);
        _search = new SearchState(_slots, new FilteredSlotCache(options.PageCacheBytes / 4), _vectors, _loader, _graphs, options);
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>How the engine works with it.</summary>
    public VectorEngineOptions Options { get; }

    /// <summary>Opens a file, creating it if it is missing. A file that is not a database of this engine, is newer or is damaged is refused and left as it is.</summary>
    /// <param name="path">The file; SQLite keeps its log beside it, as <c>path-wal</c> and <c>path-shm</c>, while it is open.</param>
    /// <param name="options">How to work with it.</param>
    /// <exception cref="ArgumentException">The path is empty or an option has a value that makes no sense.</exception>
    /// <exception cref="EngineException">The file cannot be used (<see cref="EngineError.IoFailed"/>); the message says what was found.</exception>
    public static VectorEngine Open(string path, VectorEngineOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new VectorEngineOptions();
        options.Check();
        var engine = new VectorEngine(System.IO.Path.GetFullPath(path), options);
        try
        {
            // A catalog that cannot be read is damage too, and is found now rather than by the first call.
            using var read = engine.BeginRead(CancellationToken.None);
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>The next hybrid timestamp: milliseconds since 1970 shifted left by 18 bits, plus a counter. Later than every write that was committed before.</summary>
    public ulong AllocateTimestamp()
    {
        using var read = BeginRead(CancellationToken.None);
        return read.Now();
    }

    /// <summary>Closes the file. Calls that are under way finish first; building of graphs is given up and goes on when the file is opened again.</summary>
    public void Dispose()
    {
        _graphs.Dispose();
        _loader.Dispose();
        _pins.Dispose();
        _store.Dispose();
    }

    /// <summary>How many slots of the collection's first vector field are in memory, for tests.</summary>
    internal long LoadedSlots(string collection)
    {
        using var read = BeginRead(CancellationToken.None);
        var found = read.Catalog.Collection("", collection);
        return _vectors.Peek(found, found.Vectors[0], Counters.Read(read.Session, found.Id))?.Slots ?? 0;
    }

    private Transaction BeginRead(CancellationToken cancellationToken) => new(_store.BeginRead(cancellationToken), _catalog, _oracle);

    private Transaction BeginWrite(CancellationToken cancellationToken) => new(_store.BeginWrite(cancellationToken), _catalog, _oracle);

    // Carries a committed write over to what memory holds.
    private void Apply(SlotChange change)
    {
        _slots.Apply(change);
        _graphs.Look(change.CollectionId, change.After);
    }

    private void Forget(CollectionEntry collection)
    {
        _graphs.Forget(collection.Id);
        _slots.Forget(collection.Id);
        _vectors.Forget(collection.Id);
        _loader.Forget(collection.Id);
        _pins.Forget(collection.Id);
    }
}
