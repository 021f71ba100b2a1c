namespace Connectors.Milvus.Client;

/// <summary>
/// Names of privileges, as Milvus spells them. They are open strings: every release adds some, and any text may be passed. See
/// <see href="https://milvus.io/docs/grant_privileges.md">Grant Privilege or Privilege Group to Roles</see>.
/// </summary>
[Covers("built-in privileges")]
public static class MilvusPrivileges
{
    /// <summary>Every privilege; as the name of a collection, object or database, all of them.</summary>
    public const string All = "*";

    // On collections
    /// <summary>Creating collections.</summary>
    public const string CreateCollection = "CreateCollection";

    /// <summary>Dropping collections.</summary>
    public const string DropCollection = "DropCollection";

    /// <summary>Describing collections.</summary>
    public const string DescribeCollection = "DescribeCollection";

    /// <summary>Listing collections.</summary>
    public const string ShowCollections = "ShowCollections";

    /// <summary>Renaming collections.</summary>
    public const string RenameCollection = "RenameCollection";

    /// <summary>Row counts.</summary>
    public const string GetStatistics = "GetStatistics";

    /// <summary>Adding fields (Milvus 2.6).</summary>
    public const string AddCollectionField = "AddCollectionField";

    /// <summary>Adding and dropping fields and functions (Milvus 3.0).</summary>
    public const string AlterCollectionSchema = "AlterCollectionSchema";

    /// <summary>Refreshing external collections (Milvus 3.0).</summary>
    public const string RefreshExternalCollection = "RefreshExternalCollection";

    /// <summary>Creating and altering aliases.</summary>
    public const string CreateAlias = "CreateAlias";

    /// <summary>Dropping aliases.</summary>
    public const string DropAlias = "DropAlias";

    /// <summary>Describing aliases.</summary>
    public const string DescribeAlias = "DescribeAlias";

    /// <summary>Listing aliases.</summary>
    public const string ListAliases = "ListAliases";

    /// <summary>Creating partitions.</summary>
    public const string CreatePartition = "CreatePartition";

    /// <summary>Dropping partitions.</summary>
    public const string DropPartition = "DropPartition";

    /// <summary>Listing partitions.</summary>
    public const string ShowPartitions = "ShowPartitions";

    /// <summary>Asking whether a partition exists.</summary>
    public const string HasPartition = "HasPartition";

    /// <summary>Creating and altering indexes.</summary>
    public const string CreateIndex = "CreateIndex";

    /// <summary>Dropping indexes.</summary>
    public const string DropIndex = "DropIndex";

    /// <summary>Describing indexes.</summary>
    public const string IndexDetail = "IndexDetail";

    /// <summary>Loading collections and partitions.</summary>
    public const string Load = "Load";

    /// <summary>Releasing collections and partitions.</summary>
    public const string Release = "Release";

    /// <summary>Load states.</summary>
    public const string GetLoadState = "GetLoadState";

    /// <summary>Loading progress.</summary>
    public const string GetLoadingProgress = "GetLoadingProgress";

    /// <summary>Flushing collections.</summary>
    public const string Flush = "Flush";

    /// <summary>Flushing everything.</summary>
    public const string FlushAll = "FlushAll";

    /// <summary>Flush states.</summary>
    public const string GetFlushState = "GetFlushState";

    /// <summary>Compacting.</summary>
    public const string Compaction = "Compaction";

    /// <summary>Balancing segments.</summary>
    public const string LoadBalance = "LoadBalance";

    // On rows
    /// <summary>Inserting.</summary>
    public const string Insert = "Insert";

    /// <summary>Upserting.</summary>
    public const string Upsert = "Upsert";

    /// <summary>Deleting.</summary>
    public const string Delete = "Delete";

    /// <summary>Searching, also hybrid.</summary>
    public const string Search = "Search";

    /// <summary>Querying.</summary>
    public const string Query = "Query";

    /// <summary>Importing files.</summary>
    public const string Import = "Import";

    /// <summary>Progress of imports (Milvus 2.6).</summary>
    public const string GetImportProgress = "GetImportProgress";

    /// <summary>Listing imports (Milvus 2.6).</summary>
    public const string ListImport = "ListImport";

    // On databases
    /// <summary>Creating databases.</summary>
    public const string CreateDatabase = "CreateDatabase";

    /// <summary>Dropping databases.</summary>
    public const string DropDatabase = "DropDatabase";

    /// <summary>Listing databases.</summary>
    public const string ListDatabases = "ListDatabases";

    /// <summary>Describing databases.</summary>
    public const string DescribeDatabase = "DescribeDatabase";

    /// <summary>Changing properties of databases.</summary>
    public const string AlterDatabase = "AlterDatabase";

    // On users
    /// <summary>Creating users and roles.</summary>
    public const string CreateOwnership = "CreateOwnership";

    /// <summary>Dropping users and roles.</summary>
    public const string DropOwnership = "DropOwnership";

    /// <summary>Looking at roles and grants.</summary>
    public const string SelectOwnership = "SelectOwnership";

    /// <summary>Granting and revoking.</summary>
    public const string ManageOwnership = "ManageOwnership";

    /// <summary>Looking at users.</summary>
    public const string SelectUser = "SelectUser";

    /// <summary>Changing passwords and descriptions of users.</summary>
    public const string UpdateUser = "UpdateUser";

    /// <summary>Creating privilege groups.</summary>
    public const string CreatePrivilegeGroup = "CreatePrivilegeGroup";

    /// <summary>Dropping privilege groups.</summary>
    public const string DropPrivilegeGroup = "DropPrivilegeGroup";

    /// <summary>Listing privilege groups.</summary>
    public const string ListPrivilegeGroups = "ListPrivilegeGroups";

    /// <summary>Changing privilege groups.</summary>
    public const string OperatePrivilegeGroup = "OperatePrivilegeGroup";

    /// <summary>Backing up users, roles and grants.</summary>
    public const string BackupRbac = "BackupRBAC";

    /// <summary>Restoring users, roles and grants.</summary>
    public const string RestoreRbac = "RestoreRBAC";

    // On cluster
    /// <summary>Creating resource groups.</summary>
    public const string CreateResourceGroup = "CreateResourceGroup";

    /// <summary>Dropping resource groups.</summary>
    public const string DropResourceGroup = "DropResourceGroup";

    /// <summary>Changing resource groups.</summary>
    public const string UpdateResourceGroups = "UpdateResourceGroups";

    /// <summary>Describing resource groups.</summary>
    public const string DescribeResourceGroup = "DescribeResourceGroup";

    /// <summary>Listing resource groups.</summary>
    public const string ListResourceGroups = "ListResourceGroups";

    /// <summary>Moving nodes between resource groups.</summary>
    public const string TransferNode = "TransferNode";

    /// <summary>Moving replicas between resource groups.</summary>
    public const string TransferReplica = "TransferReplica";

    /// <summary>Adding file resources (Milvus 3.0).</summary>
    public const string AddFileResource = "AddFileResource";

    /// <summary>Removing file resources (Milvus 3.0).</summary>
    public const string RemoveFileResource = "RemoveFileResource";

    /// <summary>Listing file resources (Milvus 3.0).</summary>
    public const string ListFileResources = "ListFileResources";

    /// <summary>Creating snapshots (Milvus 3.0).</summary>
    public const string CreateSnapshot = "CreateSnapshot";

    /// <summary>Dropping snapshots (Milvus 3.0).</summary>
    public const string DropSnapshot = "DropSnapshot";

    /// <summary>Describing snapshots (Milvus 3.0).</summary>
    public const string DescribeSnapshot = "DescribeSnapshot";

    /// <summary>Listing snapshots (Milvus 3.0).</summary>
    public const string ListSnapshots = "ListSnapshots";

    /// <summary>Restoring snapshots (Milvus 3.0).</summary>
    public const string RestoreSnapshot = "RestoreSnapshot";

    /// <summary>Pinning snapshots (Milvus 3.0).</summary>
    public const string PinSnapshotData = "PinSnapshotData";

    /// <summary>Unpinning snapshots (Milvus 3.0).</summary>
    public const string UnpinSnapshotData = "UnpinSnapshotData";

    /// <summary>Changing the replication configuration (Milvus 2.6).</summary>
    public const string UpdateReplicateConfiguration = "UpdateReplicateConfiguration";

    /// <summary>Reading the replication configuration (Milvus 3.0).</summary>
    public const string GetReplicateConfiguration = "GetReplicateConfiguration";
}
