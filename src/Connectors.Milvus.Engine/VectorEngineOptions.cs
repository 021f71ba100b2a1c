namespace Connectors.Milvus.Engine;

/// <summary>When a write counts as done.</summary>
public enum EngineDurability
{
    /// <summary>After the log is synced to the disk: an acknowledged write survives a power failure.</summary>
    Full = 0,

    /// <summary>After the log is handed to the operating system: an acknowledged write survives the end of the process, a power failure may lose the last ones.</summary>
    Normal = 1,
}

/// <summary>How an engine works with its file. Immutable.</summary>
public sealed record VectorEngineOptions
{
    /// <summary>The clock behind timestamps and generated keys.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>When a write counts as done.</summary>
    public EngineDurability Durability { get; init; } = EngineDurability.Full;

    /// <summary>How long a write waits for another writer, of this process or another, before it fails with <see cref="EngineError.ServiceNotReady"/>.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most memory that loaded vectors may take, in bytes; 0 means three quarters of what the process may use. Collections that
    /// were not searched for longest give way; one that does not fit on its own is refused with <see cref="EngineError.MemoryLimitExceeded"/>.
    /// </summary>
    public long VectorMemoryLimit { get; init; }

    /// <summary>
    /// Whether float vectors are kept a second time in memory, rounded to signed bytes: 30 % more memory. A search for a few vectors then
    /// reads the bytes first and the floats of those rows only that may be hits, which finds exactly the same. Where
    /// <see cref="VectorMemoryLimit"/> leaves no room for both, the floats alone are kept.
    /// </summary>
    public bool Int8FirstPass { get; init; } = true;

    /// <summary>
    /// The rows from which on a field with an index of the HNSW family is searched through a graph, which is built in the background; with
    /// AUTOINDEX five times as many. Smaller collections, and all while their graph is not ready, are searched exactly;
    /// <see cref="int.MaxValue"/> keeps every search exact. A graph takes 8 × M bytes of memory per row, within <see cref="VectorMemoryLimit"/>.
    /// </summary>
    public int GraphMinRows { get; init; } = 20_000;

    /// <summary>The page cache of the writing connection, in bytes; every reading connection has an eighth of it. A quarter as much is kept of what filters of searches left.</summary>
    public long PageCacheBytes { get; init; } = 64L << 20;

    /// <summary>How many threads one search may use, and what it reads from the file; 0 means one per processor.</summary>
    public int SearchThreads { get; init; }

    /// <summary>Whether a missing file is created; otherwise opening it fails.</summary>
    public bool CreateIfMissing { get; init; } = true;

    /// <summary>Collections that lack so many bytes in memory are searched through the file and loaded behind the search.</summary>
    internal long ScanFileFrom { get; init; } = 64L << 20;

    internal int Threads => SearchThreads > 0 ? SearchThreads : Environment.ProcessorCount;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(VectorMemoryLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(PageCacheBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(SearchThreads);
        ArgumentOutOfRangeException.ThrowIfLessThan(GraphMinRows, 1);
        if (!Enum.IsDefined(Durability))
            throw new ArgumentOutOfRangeException(nameof(Durability), Durability, "Use Full or Normal.");
    }
}
