using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>When a write to a local file counts as done.</summary>
public enum MilvusDurability
{
    /// <summary>Once it is on the disk: it survives a power failure.</summary>
    Full = 0,

    /// <summary>Once the operating system has it: it survives the end of the process; a power failure may lose the last writes.</summary>
    Normal = 1,
}

/// <summary>How a local file is opened. Immutable; two values with the same settings are equal.</summary>
public sealed record MilvusLocalOptions
{
    /// <summary>When a write counts as done. <see cref="MilvusDurability.Full"/> by default.</summary>
    public MilvusDurability Durability { get; init; } = MilvusDurability.Full;

    /// <summary>Whether a missing file is created; otherwise opening it fails. <see langword="true"/> by default.</summary>
    public bool CreateIfMissing { get; init; } = true;

    /// <summary>How long a write waits for another writer, of this process or another. 30 seconds by default.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most memory that loaded vectors may take, in bytes. 0, the default, means three quarters of what the process
    /// may use.
    /// </summary>
    public long VectorMemoryLimit { get; init; }

    /// <summary>
    /// Whether float vectors are kept a second time in memory, rounded to signed bytes: 30 % more memory for searches that read a quarter
    /// as much and find exactly the same. <see langword="true"/> by default.
    /// </summary>
    public bool Int8FirstPass { get; init; } = true;

    /// <summary>The page cache of the writing connection, in bytes. 64 MiB by default.</summary>
    public long PageCacheBytes { get; init; } = 64L << 20;

    /// <summary>How many threads one search may use. 0, the default, means one per processor.</summary>
    public int SearchThreads { get; init; }

    /// <summary>
    /// The largest request, in bytes; a larger one is answered RESOURCE_EXHAUSTED. 64 MiB by default, as on a Milvus
    /// server, so that code which works on a file also works there.
    /// </summary>
    public int MaxRequestBytes { get; init; } = 64 << 20;

    /// <summary>The clock behind timestamps, generated keys and deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal VectorEngineOptions ToEngineOptions() => new()
    {
        Durability = Durability == MilvusDurability.Full ? EngineDurability.Full : EngineDurability.Normal,
        CreateIfMissing = CreateIfMissing,
        BusyTimeout = BusyTimeout,
        VectorMemoryLimit = VectorMemoryLimit,
        Int8FirstPass = Int8FirstPass,
        PageCacheBytes = PageCacheBytes,
        SearchThreads = SearchThreads,
        TimeProvider = TimeProvider,
    };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentOutOfRangeException.ThrowIfLessThan(BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(VectorMemoryLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(PageCacheBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(SearchThreads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBytes);
    }
}
