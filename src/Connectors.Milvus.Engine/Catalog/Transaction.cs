using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Timestamps;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>One call's transaction with the catalog of its moment. Writers take their timestamps here; a commit keeps the last one in the file.</summary>
internal sealed class Transaction : IDisposable
{
    private readonly TimestampOracle _oracle;
    private Counters _file;
    private bool _fileChanged;
    private ulong? _pinned;

    public Transaction(Session session, CatalogCache cache, TimestampOracle oracle)
    {
        Session = session;
        _oracle = oracle;
        try
        {
            _file = Counters.Read(session, StorageFormat.FileOwner);
            Catalog = cache.Read(session, _file.Version);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public Session Session { get; }

    public CatalogSnapshot Catalog { get; }

    public CancellationToken CancellationToken => Session.CancellationToken;

    /// <summary>A timestamp later than everything that this transaction sees.</summary>
    public ulong Now() => _pinned ?? _oracle.Allocate(_file.Timestamp);

    /// <summary>Makes <see cref="Now"/> stand still, and gives it: what a read that serves several calls answers to all of them.</summary>
    public ulong Pin() => _pinned ??= Now();

    /// <summary>Takes timestamps in a row for a write, and gives the first: ids, generated keys, the time of the commit.</summary>
    public ulong Allocate(long count = 1)
    {
        var first = _oracle.Allocate(_file.Timestamp, count);
        _file = _file with { Timestamp = first + (ulong)count - 1 };
        _fileChanged = true;
        return first;
    }

    /// <summary>Says that the catalog's tables were changed.</summary>
    public void CatalogChanged()
    {
        _file = _file with { Version = Catalog.Version + 1 };
        _fileChanged = true;
    }

    public void Commit()
    {
        if (_fileChanged)
            _file.Write(Session, StorageFormat.FileOwner);
        Session.Commit();
    }

    public void Dispose() => Session.Dispose();
}
