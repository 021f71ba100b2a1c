namespace Connectors.Milvus.Client;

/// <summary>
/// A collection as callers name it: a database and a name or alias. The database is always part of the key, since two databases
/// may hold collections of one name.
/// </summary>
/// <param name="database">The database as requests carry it; empty means the server's default.</param>
/// <param name="name">The name as the caller spelled it, never one taken from an answer.</param>
internal readonly struct CollectionKey(string database, string name) : IEquatable<CollectionKey>
{
    private const string ServersDefault = "default";

    /// <summary>The database as requests carry it; may be empty.</summary>
    public string Database { get; } = database;

    public string Name { get; } = name;

    public CollectionKey WithName(string name) => new(Database, name);

    /// <summary>Whether the keys' databases are the same: the server's default goes by no name or by its own.</summary>
    public bool IsInDatabaseOf(CollectionKey other) => Normalize(Database) == Normalize(other.Database);

    public bool Equals(CollectionKey other) => Name == other.Name && IsInDatabaseOf(other);

    public override bool Equals(object? obj) => obj is CollectionKey other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(string.GetHashCode(Normalize(Database), StringComparison.Ordinal), string.GetHashCode(Name, StringComparison.Ordinal));

    private static string Normalize(string database) => database.Length == 0 ? ServersDefault : database;
}
