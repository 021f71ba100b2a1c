using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Changes the catalog's tables within one write. Every method marks the catalog as changed.</summary>
internal sealed class CatalogWriter(Transaction transaction)
{
    public void AddDatabase(DatabaseEntry entry)
        => Run("INSERT INTO databases (id, name, created, properties) VALUES (?, ?, ?, ?)", entry.Id, entry.Name, (long)entry.Created, CatalogText.Write(entry.Properties));

    public void DropDatabase(DatabaseEntry entry) => Run("DELETE FROM databases WHERE id = ?", entry.Id);

    public void SetDatabaseProperties(DatabaseEntry entry, IReadOnlyDictionary<string, string> properties)
        => Run("UPDATE databases SET properties = ? WHERE id = ?", CatalogText.Write(properties), entry.Id);

    public void AddCollection(CollectionEntry entry)
    {
        var definition = entry.Definition;
        Run(
            "INSERT INTO collections (id, database_id, name, description, dynamic_field, shards, consistency, loaded, created, updated, properties) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            entry.Id, entry.Database.Id, definition.Name, definition.Description, definition.EnableDynamicField, (long)definition.ShardCount, (long)definition.ConsistencyLevel,
            entry.IsLoaded, (long)entry.Created, (long)entry.Updated, CatalogText.Write(definition.Properties));
        foreach (var field in entry.Fields)
            AddField(entry.Id, field);
        if (entry.Dynamic is not null)
            AddField(entry.Id, entry.Dynamic);
        foreach (var partition in entry.Partitions)
            AddPartition(entry.Id, partition);
        FunctionTable.Add(transaction.Session, entry);
    }

    public void DropCollection(CollectionEntry entry)
    {
        Run("DELETE FROM collections WHERE id = ?", entry.Id);
        Run("DELETE FROM counters WHERE owner = ?", entry.Id);
        FunctionTable.Drop(transaction.Session, entry);
        ReleasedPartitions.Clear(transaction.Session, entry.Id);
        foreach (var table in (string[])["fields", "partitions", "aliases", "indexes"])
            Run($"DELETE FROM {table} WHERE collection_id = ?", entry.Id);
    }

    public void MoveCollection(CollectionEntry entry, DatabaseEntry database, string name, ulong updated)
        => Run("UPDATE collections SET database_id = ?, name = ?, updated = ? WHERE id = ?", database.Id, name, (long)updated, entry.Id);

    public void SetCollectionProperties(CollectionEntry entry, IReadOnlyDictionary<string, string> properties, ulong updated)
        => Run("UPDATE collections SET properties = ?, updated = ? WHERE id = ?", CatalogText.Write(properties), (long)updated, entry.Id);

    /// <summary>Loads or releases the whole collection.</summary>
    public void SetLoaded(CollectionEntry entry, bool loaded)
    {
        Run("UPDATE collections SET loaded = ? WHERE id = ?", loaded, entry.Id);
        ReleasedPartitions.Clear(transaction.Session, entry.Id);
    }

    public void AddPartition(long collectionId, PartitionEntry entry)
    {
        Run("INSERT INTO partitions (collection_id, number, id, name, created) VALUES (?, ?, ?, ?, ?)", collectionId, entry.Number, entry.Id, entry.Name, (long)entry.Created);
        if (entry.IsReleased)
            ReleasedPartitions.Add(transaction.Session, collectionId, entry.Number);
    }

    public void DropPartition(CollectionEntry collection, PartitionEntry entry)
    {
        Run("DELETE FROM partitions WHERE collection_id = ? AND number = ?", collection.Id, entry.Number);
        if (entry.IsReleased)
            ReleasedPartitions.Set(transaction.Session, collection, collection.Partitions.Where(other => other.IsReleased && other.Number != entry.Number));
    }

    public void SetAlias(CollectionEntry entry, string alias)
        => Run("INSERT OR REPLACE INTO aliases (database_id, name, collection_id) VALUES (?, ?, ?)", entry.Database.Id, alias, entry.Id);

    public void DropAlias(DatabaseEntry database, string alias)
        => Run("DELETE FROM aliases WHERE database_id = ? AND name = ?", database.Id, alias);

    public void DropField(CollectionEntry collection, FieldEntry field)
        => Run("DELETE FROM fields WHERE collection_id = ? AND id = ?", collection.Id, field.Id);

    /// <summary>Writes what may change of a field: its description and parameters.</summary>
    public void SetField(CollectionEntry collection, FieldEntry field)
        => Run("UPDATE fields SET description = ?, type_params = ? WHERE collection_id = ? AND id = ?", field.Definition.Description, CatalogText.Write(field.Definition.TypeParams), collection.Id, field.Id);

    /// <summary>Moves the schema timestamp.</summary>
    public void Touch(CollectionEntry entry, ulong updated) => Run("UPDATE collections SET updated = ? WHERE id = ?", (long)updated, entry.Id);

    public void SetDynamic(CollectionEntry entry) => Run("UPDATE collections SET dynamic_field = ? WHERE id = ?", true, entry.Id);

    public void SetIndex(IndexEntry entry) => Run("UPDATE indexes SET parameters = ? WHERE id = ?", CatalogText.Write(entry.Parameters), entry.Id);

    public void AddIndex(CollectionEntry collection, IndexEntry entry)
        => Run("INSERT INTO indexes (id, collection_id, field_id, name, parameters) VALUES (?, ?, ?, ?, ?)", entry.Id, collection.Id, entry.FieldId, entry.Name, CatalogText.Write(entry.Parameters));

    public void DropIndex(IndexEntry entry) => Run("DELETE FROM indexes WHERE id = ?", entry.Id);

    public void AddField(long collectionId, FieldEntry field)
    {
        var definition = field.Definition;
        Run(
            "INSERT INTO fields (collection_id, id, name, description, type, element_type, flags, default_value, type_params) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            collectionId, field.Id, field.Name, definition.Description, (long)field.Type, (long)field.ElementType, (long)Flags(field),
            definition.DefaultValue is null ? null : DefaultValues.ToText(definition.DefaultValue), CatalogText.Write(definition.TypeParams));
    }

    private static FieldFlags Flags(FieldEntry field)
    {
        var definition = field.Definition;
        return (definition.IsPrimaryKey ? FieldFlags.PrimaryKey : 0)
            | (definition.AutoId ? FieldFlags.AutoId : 0)
            | (definition.IsNullable ? FieldFlags.Nullable : 0)
            | (definition.IsPartitionKey ? FieldFlags.PartitionKey : 0)
            | (definition.IsClusteringKey ? FieldFlags.ClusteringKey : 0)
            | (field.IsDynamic ? FieldFlags.Dynamic : 0)
            | (definition.IsFunctionOutput ? FieldFlags.FunctionOutput : 0);
    }

    private void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = transaction.Session.Prepare(sql);
        for (var index = 0; index < values.Length; index++)
            statement.BindValue(index + 1, values[index]);
        statement.Execute();
        transaction.CatalogChanged();
    }
}
