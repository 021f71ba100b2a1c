using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>The tables of one collection: one for its rows, one per vector field for its chunks.</summary>
internal static class CollectionTables
{
    public static void Create(Session session, CollectionEntry collection)
    {
        var columns = collection.Scalars.Select(static field => $"{field.SqlName} {ScalarCodecs.For(field).SqlType}{(field.Definition.IsNullable ? "" : " NOT NULL")}");
        var connection = session.Connection;
        connection.Define($"CREATE TABLE {collection.RowTable} (slot INTEGER PRIMARY KEY, part INTEGER NOT NULL, {string.Join(", ", columns)}) STRICT");
        connection.Define($"CREATE UNIQUE INDEX {collection.RowTable}_key ON {collection.RowTable} ({collection.PrimaryKey.SqlName})");
        foreach (var field in collection.Vectors)
            connection.Define($"CREATE TABLE {collection.VectorTable(field)} (chunk INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT");
        new Counters(Version: 0, Timestamp: collection.Created, NextSlot: 0, Dropped: 0).Write(session, collection.Id);
    }

    public static void Drop(Session session, CollectionEntry collection)
    {
        session.Connection.Define($"DROP TABLE {collection.RowTable}");
        foreach (var field in collection.Vectors)
            session.Connection.Define($"DROP TABLE {collection.VectorTable(field)}");
    }

    /// <summary>Gives an index of the catalog its SQL index, where SQL can use one: plain scalars other than the key, which has its own.</summary>
    public static void CreateIndex(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (IsIndexable(field))
            session.Connection.Define($"CREATE INDEX {collection.RowTable}_{field.SqlName} ON {collection.RowTable} ({field.SqlName})");
    }

    public static void DropIndex(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (IsIndexable(field))
            session.Connection.Define($"DROP INDEX {collection.RowTable}_{field.SqlName}");
    }

    private static bool IsIndexable(FieldEntry field)
        => !field.IsVector && !field.Definition.IsPrimaryKey && field.Type is not (EngineDataType.Json or EngineDataType.Array);
}
