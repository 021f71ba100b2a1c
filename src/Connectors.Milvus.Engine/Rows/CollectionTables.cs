using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>The tables of one collection: one for its rows, one per vector field.</summary>
internal static class CollectionTables
{
    public static void Create(Session session, CollectionEntry collection)
    {
        CreateRowTable(session, collection, collection.RowTable);
        CreateIndexes(session, collection);
        foreach (var field in collection.Vectors)
            VectorTable.Of(field).Create(session, collection, field);
        foreach (var field in collection.Scalars)
            TermIndex.Create(session, collection, field);
        new Counters(Version: 0, Timestamp: collection.Created, NextSlot: 0, Dropped: 0, Epoch: 0).Write(session, collection.Id);
    }

    public static void CreateRowTable(Session session, CollectionEntry collection, string name)
    {
        var columns = collection.Scalars.Select(static field => $"{field.SqlName} {ScalarCodecs.For(field).SqlType}{(field.Definition.IsNullable ? "" : " NOT NULL")}");
        session.Connection.Define($"CREATE TABLE {name} (slot INTEGER PRIMARY KEY, part INTEGER NOT NULL, {string.Join(", ", columns)}) STRICT");
    }

    /// <summary>The key's unique index and those of the catalog.</summary>
    public static void CreateIndexes(Session session, CollectionEntry collection)
    {
        session.Connection.Define($"CREATE UNIQUE INDEX {collection.RowTable}_key ON {collection.RowTable} ({collection.PrimaryKey.SqlName})");
        foreach (var index in collection.Indexes)
            CreateIndex(session, collection, index);
    }

    /// <summary>Adds a field to rows that are there. SQLite gives them the default without touching them; vectors are null where none is stored.</summary>
    public static void AddField(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (field.IsVector)
        {
            VectorTable.Of(field).Create(session, collection, field);
            return;
        }

        var constraint = field.Definition.IsNullable ? "" : " NOT NULL";
        session.Connection.Define($"ALTER TABLE {collection.RowTable} ADD COLUMN {field.SqlName} {ScalarCodecs.For(field).SqlType}{constraint}{DefaultSql(field)}");
        TermIndex.Create(session, collection, field);
        if (field.Default is not null)
            TermIndex.Rebuild(session, collection, field);
    }

    public static void DropField(Session session, CollectionEntry collection, FieldEntry field)
    {
        if (field.IsVector)
        {
            VectorTable.Drop(session, collection, field);
            return;
        }

        TermIndex.Drop(session, collection, field);
        session.Connection.Define($"ALTER TABLE {collection.RowTable} DROP COLUMN {field.SqlName}");
    }

    /// <summary>Drops all rows. The slots begin anew, so the epoch rises.</summary>
    public static void Clear(Session session, CollectionEntry collection, ulong timestamp)
    {
        session.Connection.Define($"DELETE FROM {collection.RowTable}");
        foreach (var field in collection.Vectors)
        {
            session.Connection.Define($"DELETE FROM {collection.VectorTable(field)}");
            GraphTable.Drop(session, collection, field);
        }

        foreach (var field in collection.Scalars)
            TermIndex.Clear(session, collection, field);
        Expiry.Forget(session, collection);
        var counters = Counters.Read(session, collection.Id);
        (counters with { Version = counters.Version + 1, Timestamp = timestamp, NextSlot = 0, Dropped = 0, Epoch = counters.Epoch + 1 }).Write(session, collection.Id);
    }

    public static void Drop(Session session, CollectionEntry collection)
    {
        Expiry.Forget(session, collection);
        session.Connection.Define($"DROP TABLE {collection.RowTable}");
        foreach (var field in collection.Vectors)
            VectorTable.Drop(session, collection, field);
        foreach (var field in collection.Scalars)
            TermIndex.Drop(session, collection, field);
    }

    /// <summary>Gives an index of the catalog its SQL index, where SQL can use one: plain scalars other than the key, which has its own, and places in JSON.</summary>
    public static void CreateIndex(Session session, CollectionEntry collection, IndexEntry index)
    {
        var field = collection.FieldById(index.FieldId);
        var expression = JsonPathIndex.Of(collection, index)?.Expression ?? (IsIndexable(field) ? field.SqlName : null);
        if (expression is not null)
            session.Connection.Define($"CREATE INDEX {Name(collection, field, index)} ON {collection.RowTable} ({expression})");
    }

    public static void DropIndex(Session session, CollectionEntry collection, IndexEntry index)
    {
        var field = collection.FieldById(index.FieldId);
        if (field.IsVector)
            GraphTable.Drop(session, collection, field);
        else
            session.Connection.Define($"DROP INDEX IF EXISTS {Name(collection, field, index)}");
    }

    // A JSON field may have several.
    private static string Name(CollectionEntry collection, FieldEntry field, IndexEntry index) => field.Type == EngineDataType.Json
        ? string.Create(CultureInfo.InvariantCulture, $"{collection.RowTable}_{field.SqlName}_{index.Id}")
        : $"{collection.RowTable}_{field.SqlName}";

    private static string DefaultSql(FieldEntry field) => field switch
    {
        { IsDynamic: true } => " DEFAULT '{}'",
        { Definition.DefaultValue: null } => "",
        { Definition.DefaultValue: bool flag } => flag ? " DEFAULT 1" : " DEFAULT 0",
        { Type: EngineDataType.Timestamptz, Definition.DefaultValue: string moment } => string.Create(CultureInfo.InvariantCulture, $" DEFAULT ({TimestampText.Parse(moment, field.TimeZone)})"),
        { Definition.DefaultValue: float number } => $" DEFAULT ({DefaultValues.ToText((double)number)})",
        { Type: EngineDataType.VarChar or EngineDataType.Json or EngineDataType.Text or EngineDataType.Geometry } => $" DEFAULT '{DefaultValues.ToText(field.Definition.DefaultValue).Replace("'", "''", StringComparison.Ordinal)}'",
        _ => $" DEFAULT ({DefaultValues.ToText(field.Definition.DefaultValue)})",
    };

    private static bool IsIndexable(FieldEntry field)
        => !field.IsVector && !field.Definition.IsPrimaryKey && field.Type is not (EngineDataType.Json or EngineDataType.Array or EngineDataType.Geometry);
}
