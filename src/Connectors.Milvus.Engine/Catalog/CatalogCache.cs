using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>
/// Keeps the newest catalog that was read. Every transaction asks for the version that it sees, so changes of other processes show
/// at once, and a transaction that began before a change still gets the catalog of its own moment.
/// </summary>
internal sealed class CatalogCache
{
    private volatile CatalogSnapshot? _newest;

    public CatalogSnapshot Read(Session session, long version)
    {
        var known = _newest;
        if (known?.Version == version)
            return known;

        // A newer engine may have changed the format since this one opened the file.
        FileHeader.CheckVersion(session.Connection.Path, session.Connection.Scalar("PRAGMA user_version"));
        var read = CatalogReader.Read(session, version);
        // Racing readers may publish in either order; an older one in the cache only costs another read.
        if (known is null || known.Version < version)
            _newest = read;
        return read;
    }
}
