using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine;

public sealed partial class VectorEngine
{
    /// <summary>Adds a field, which must be nullable. Rows that are there have its default value, or null.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="field">The field; its id is given by the engine.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AddField(string database, string collection, FieldDefinition field, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        SchemaChangeRules.CheckAddField(found, field);
        var entry = new FieldEntry(field with { FieldId = SchemaChangeRules.NextFieldId(found) });
        var writer = new CatalogWriter(write);
        writer.AddField(found.Id, entry);
        writer.Touch(found, write.Allocate());
        CollectionTables.AddField(write.Session, found, entry);
        write.Commit();
    }

    /// <summary>Drops a field with its values and its index. The primary, partition and clustering keys stay, and so does the last vector field.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void DropField(string database, string collection, string field, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var entry = SchemaChangeRules.CheckDropField(found, field);
        var lastId = (SchemaChangeRules.NextFieldId(found) - 1).ToString(CultureInfo.InvariantCulture);
        var writer = new CatalogWriter(write);
        foreach (var index in found.Indexes.Where(index => index.FieldId == entry.Id))
        {
            writer.DropIndex(index);
            CollectionTables.DropIndex(write.Session, found, index);
        }

        writer.DropField(found, entry);
        writer.SetCollectionProperties(found, Merge(found.Definition.Properties, new Dictionary<string, string> { [SchemaChangeRules.MaxFieldIdProperty] = lastId }, []), write.Allocate());
        CollectionTables.DropField(write.Session, found, entry);
        write.Commit();
        Forget(found);
    }

    /// <summary>Sets and removes parameters of a field: its length or capacity, its description, what is kept without effect.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="set">Parameters to set.</param>
    /// <param name="remove">Names of parameters to remove.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void AlterField(string database, string collection, string field, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> remove, CancellationToken cancellationToken = default)
    {
        const string Description = "field.description";
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        var entry = found.FindField(field) ?? throw Errors.Input(EngineError.FieldNotFound, $"field {field} does not exist in collection {found.Name}: field not found[field={field}]");
        SchemaChangeRules.CheckAlterField(entry, set, remove);
        var changed = entry.Definition with
        {
            Description = set.GetValueOrDefault(Description) ?? (remove.Contains(Description) ? "" : entry.Definition.Description),
            TypeParams = Merge(entry.Definition.TypeParams, set.Where(static pair => pair.Key != Description).ToDictionary(), remove),
        };
        FieldRules.Check(found.Name, changed);
        var writer = new CatalogWriter(write);
        writer.SetField(found, new FieldEntry(changed));
        writer.Touch(found, write.Allocate());
        write.Commit();
    }

    /// <summary>Drops all rows of a collection; its schema, partitions, indexes and load state stay.</summary>
    /// <param name="database">The database; empty means <c>default</c>.</param>
    /// <param name="collection">The collection's name or an alias.</param>
    /// <param name="cancellationToken">Ends the call early with <see cref="OperationCanceledException"/>; nothing is then written.</param>
    public void TruncateCollection(string database, string collection, CancellationToken cancellationToken = default)
    {
        using var write = BeginWrite(cancellationToken);
        var found = write.Catalog.Collection(database, collection);
        CollectionTables.Clear(write.Session, found, write.Allocate());
        write.Commit();
        Forget(found);
    }
}
