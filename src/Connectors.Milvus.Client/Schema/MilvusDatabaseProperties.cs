namespace Connectors.Milvus.Client;

/// <summary>
/// Names of database properties, as Milvus spells them. They are open strings: any name that the server knows may be passed, <see cref="MilvusProperties.Timezone"/> for one.
/// See <see href="https://milvus.io/docs/manage_databases.md">Database</see>.
/// </summary>
public static class MilvusDatabaseProperties
{
    /// <summary>The number of copies in memory that collections of the database are loaded with.</summary>
    public const string ReplicaNumber = "database.replica.number";

    /// <summary>The resource groups that collections of the database are loaded into, separated by commas.</summary>
    public const string ResourceGroups = "database.resource_groups";

    /// <summary>The disk space that the database may use, in megabytes.</summary>
    public const string DiskQuotaMegabytes = "database.diskQuota.mb";

    /// <summary>The largest number of collections.</summary>
    public const string MaxCollections = "database.max.collections";

    /// <summary><c>true</c> refuses all writes.</summary>
    public const string DenyWriting = "database.force.deny.writing";

    /// <summary><c>true</c> refuses all reads.</summary>
    public const string DenyReading = "database.force.deny.reading";
}
