namespace Connectors.Milvus.Engine.Storage;

/// <summary>The constants and fixed tables of the file; docs/storage-format.md describes them.</summary>
internal static class StorageFormat
{
    /// <summary>"MvDb" in ASCII: what <c>PRAGMA application_id</c> says of our files.</summary>
    public const int ApplicationId = 0x4D764462;

    /// <summary>What <c>PRAGMA user_version</c> says; a file with a greater one was written by a newer engine.</summary>
    public const int Version = 1;

    public const int PageSize = 65536;

    /// <summary>The owner of the counters that belong to the whole file rather than to a collection.</summary>
    public const long FileOwner = 0;

    /// <summary>The tables that hold the catalog, checked whenever a file is opened.</summary>
    public static readonly IReadOnlyList<string> CatalogTables =
        ["counters", "databases", "collections", "fields", "partitions", "aliases", "indexes"];

    public const string CreateTables = """
        CREATE TABLE counters (
          owner INTEGER PRIMARY KEY,
          version INTEGER NOT NULL,
          timestamp INTEGER NOT NULL,
          next_slot INTEGER NOT NULL,
          dropped INTEGER NOT NULL,
          epoch INTEGER NOT NULL) STRICT;
        CREATE TABLE databases (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          created INTEGER NOT NULL,
          properties TEXT NOT NULL) STRICT;
        CREATE TABLE collections (
          id INTEGER PRIMARY KEY,
          database_id INTEGER NOT NULL,
          name TEXT NOT NULL,
          description TEXT NOT NULL,
          dynamic_field INTEGER NOT NULL,
          shards INTEGER NOT NULL,
          consistency INTEGER NOT NULL,
          loaded INTEGER NOT NULL,
          created INTEGER NOT NULL,
          updated INTEGER NOT NULL,
          properties TEXT NOT NULL,
          UNIQUE (database_id, name)) STRICT;
        CREATE TABLE fields (
          collection_id INTEGER NOT NULL,
          id INTEGER NOT NULL,
          name TEXT NOT NULL,
          description TEXT NOT NULL,
          type INTEGER NOT NULL,
          element_type INTEGER NOT NULL,
          flags INTEGER NOT NULL,
          default_value TEXT,
          type_params TEXT NOT NULL,
          PRIMARY KEY (collection_id, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE partitions (
          collection_id INTEGER NOT NULL,
          number INTEGER NOT NULL,
          id INTEGER NOT NULL,
          name TEXT NOT NULL,
          created INTEGER NOT NULL,
          PRIMARY KEY (collection_id, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE aliases (
          database_id INTEGER NOT NULL,
          name TEXT NOT NULL,
          collection_id INTEGER NOT NULL,
          PRIMARY KEY (database_id, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE indexes (
          id INTEGER PRIMARY KEY,
          collection_id INTEGER NOT NULL,
          field_id INTEGER NOT NULL,
          name TEXT NOT NULL,
          parameters TEXT NOT NULL,
          UNIQUE (collection_id, name)) STRICT;
        INSERT INTO counters VALUES (0, 1, 0, 0, 0, 0);
        INSERT INTO databases VALUES (1, 'default', 0, '{}');
        """;
}
