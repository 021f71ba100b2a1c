using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Creates an index; repeating it with the same parameters is no error.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="definition">The index.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void CreateIndex(string database, string collection, IndexDefinition definition, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        if (IndexRules.CheckCreate(found, definition) is not { } complete)
            return;
        var entry = new IndexEntry((long)write.Allocate(), complete.Field.Id, complete.Name, complete.Parameters);
        new CatalogWriter(write).AddIndex(found, entry);
        CollectionTables.CreateIndex(write.Session, found, entry);
        var now = Counters.Read(write.Session, found.Id);
        write.Commit();
        _graphs.Request(found.Id, now);
    }

    /// <summary>The indexes of a collection that match; none at all is <see cref="EngineError.IndexNotFound"/>.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="indexName">An index's name; null or empty means any.</param>
    /// <param name="fieldName">A field's name; null or empty means any.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public IReadOnlyList<IndexInfo> DescribeIndexes(string database, string collection, string? indexName = null, string? fieldName = null, CancellationToken cancellationToken = default)
    {
        using var read = BeginRead(cancellationToken);
        var found = read.Catalog.Collection(database, collection);
        var now = Counters.Read(read.Session, found.Id);
        var matches = IndexRules.Find(found, indexName, fieldName)
            .Select(entry => Describe(read, found, entry, now))
            .ToArray();
        return matches.Length > 0 ? matches
            : string.IsNullOrEmpty(indexName) ? throw Errors.IndexNotFound("collection", collection)
            : throw Errors.IndexNotFound("indexName", indexName);
    }

    /// <summary>Sets and removes parameters of an index that do not decide what it is. Refused while the collection is loaded.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="indexName">The index's name.</param>
    /// <param name="set">Parameters to set.</param>
    /// <param name="remove">Names of parameters to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterIndex(string database, string collection, string indexName, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var entry = found.Indexes.FirstOrDefault(index => index.Name == indexName) ?? throw Errors.IndexNotFound("indexName", indexName);
        SchemaChangeRules.CheckAlterIndex(found, set, remove);
        var writer = new CatalogWriter(write);
        writer.SetIndex(entry with { Parameters = Merge(entry.Parameters, set, remove) });
        writer.Touch(found, write.Allocate());
        write.Commit();
    }

    /// <summary>Drops an index; a missing one is no error. Refused for a vector index while the collection is loaded.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="indexName">The index's name; empty means the field's only one.</param>
    /// <param name="fieldName">The field's name; null or empty means any.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropIndex(string database, string collection, string indexName, string? fieldName = null, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var matches = IndexRules.Find(found, indexName, fieldName).ToArray();
        if (matches.Length == 0)
            return;
        IndexRules.CheckDrop(found, matches);
        foreach (var entry in matches)
        {
            new CatalogWriter(write).DropIndex(entry);
            CollectionTables.DropIndex(write.Session, found, entry);
        }

        write.Commit();
        if (matches.Any(entry => found.FieldById(entry.FieldId).IsVector))
            _graphs.Forget(found.Id);
    }

    private IndexInfo Describe(Transaction read, CollectionEntry collection, IndexEntry index, Counters now)
    {
        var field = collection.FieldById(index.FieldId);
        var info = new IndexInfo(index.Id, index.Name, field.Name, index.Parameters, now.RowCount);
        return field.IsVector
            ? info with { PendingRows = _graphs.CountPending(read.Session, collection, field, now), IsBuilding = _graphs.IsAt(collection.Id) }
            : info;
    }
}
