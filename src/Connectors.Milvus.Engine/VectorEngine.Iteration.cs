using Connectors.Milvus.Engine.Iteration;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    // The first page opens the read that the next ones find by its timestamp, or by the iterator's name.
    private T RunPage<T>(string database, string collection, IteratorPage page, string? token, Func<PinnedRead, T> run, CancellationToken cancellationToken)
    {
        var read = EnterPage(database, collection, page, token, cancellationToken);
        try
        {
            return run(read);
        }
        finally
        {
            _pins.Leave(read);
        }
    }

    private PinnedRead EnterPage(string database, string collection, IteratorPage page, string? token, CancellationToken cancellationToken)
    {
        var present = BeginRead(cancellationToken);
        try
        {
            var found = present.Catalog.Collection(database, collection);
            if (page.CollectionId != 0 && page.CollectionId != found.Id)
                throw Errors.Invalid($"Input collection id is not consistent to collectionID in the context, alias or database may have changed: collection {found.Name} has the id {found.Id}, the iterator asks for {page.CollectionId}");
            if (_pins.Enter(page.SessionTimestamp, token, found.Id, cancellationToken) is { } known)
            {
                present.Dispose();
                return known;
            }

            var opened = new PinnedRead(present, found.Id, page.SessionTimestamp);
            _pins.Add(opened);
            return opened;
        }
        catch
        {
            present.Dispose();
            throw;
        }
    }
}
