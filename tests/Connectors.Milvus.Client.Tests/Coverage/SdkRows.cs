namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// What the Milvus SDKs (v2 API) do with a released server, up to 3.0: operations as pymilvus calls them, and features. A
/// <see cref="CoversAttribute"/> names a row, and may add what is special about its way in parentheses.
/// </summary>
internal static class SdkRows
{
    public static IReadOnlyList<SdkSection> Sections { get; } =
    [
        new("Collections and schema",
        [
            "create_collection", "create_schema", "describe_collection", "batch_describe_collection", "has_collection",
            "list_collections", "drop_collection", "rename_collection", "truncate_collection", "get_collection_stats",
            "alter_collection_properties", "drop_collection_properties", "alter_collection_field", "drop_collection_field_properties",
            "add_collection_field", "add_collection_struct_field", "drop_collection_field", "add_collection_function",
            "alter_collection_function", "drop_collection_function", "add_function_field", "drop_function_field",
            "refresh_external_collection", "get_refresh_external_collection_progress", "list_refresh_external_collection_jobs",
            "run_analyzer", "create_alias", "alter_alias", "drop_alias", "describe_alias", "list_aliases",
        ]),
        new("Index, load, partition, maintenance",
        [
            "prepare_index_params", "create_index", "drop_index", "describe_index", "list_indexes", "alter_index_properties",
            "drop_index_properties", "wait for index", "load_collection", "release_collection", "get_load_state", "refresh_load",
            "create_partition", "drop_partition", "has_partition", "list_partitions", "load_partitions", "release_partitions",
            "get_partition_stats", "flush", "get_flush_state", "flush_all", "get_flush_all_state", "compact", "get_compaction_state",
            "get_compaction_plans", "wait for compaction", "optimize", "list_loaded_segments", "list_persistent_segments",
            "connect", "get_server_version", "get_server_type", "check_health", "describe_replica", "create_resource_group",
            "update_resource_groups", "drop_resource_group", "describe_resource_group", "list_resource_groups", "transfer_replica",
            "transfer_node", "create_snapshot", "list_snapshots", "describe_snapshot", "drop_snapshot", "restore_snapshot",
            "get_restore_snapshot_state", "list_restore_snapshot_jobs", "pin_snapshot_data", "unpin_snapshot_data",
            "add_file_resource", "remove_file_resource", "list_file_resources", "update_replicate_configuration",
            "get_replicate_configuration", "get_replicate_info",
        ]),
        new("Database, users, RBAC",
        [
            "create_database", "drop_database", "list_databases", "describe_database", "alter_database_properties",
            "drop_database_properties", "use_database", "create_user", "drop_user", "list_users", "describe_user", "update_password",
            "update_user", "create_role", "drop_role", "list_roles", "describe_role", "alter_role", "grant_role", "revoke_role",
            "grant_privilege", "revoke_privilege", "grant_privilege_v2", "revoke_privilege_v2", "create_privilege_group",
            "drop_privilege_group", "list_privilege_groups", "add_privileges_to_group", "remove_privileges_from_group",
            "built-in privileges", "built-in privilege groups", "backup_rbac", "restore_rbac",
        ]),
        new("Data operations",
        [
            "insert", "insert columns", "allow_insert_auto_id", "upsert", "upsert partial_update", "field_ops ARRAY_APPEND", "field_ops ARRAY_REMOVE",
            "delete", "get", "query", "query count(*)", "query order_by", "query group_by / aggregates", "timezone, time_fields",
            "search", "search by primary keys", "search order_by_fields", "hybrid_search", "query_iterator", "search_iterator",
            "grouping search", "grouping search by several fields", "range search", "search aggregation", "function chains",
            "highlighter", "filter templates", "rerank RRF", "rerank weighted", "rerank decay / model / boost", "rerank of one search",
            "embedding list", "bulk_import", "get_import_progress", "list_import_jobs", "commit_import", "abort_import",
            "wait for import",
        ]),
        new("Types and schema features",
        [
            "BOOL", "INT8", "INT16", "INT32", "INT64", "FLOAT", "DOUBLE", "VARCHAR", "JSON", "ARRAY", "GEOMETRY", "TIMESTAMPTZ",
            "TEXT", "BINARY_VECTOR", "FLOAT_VECTOR", "FLOAT16_VECTOR", "BFLOAT16_VECTOR", "SPARSE_FLOAT_VECTOR", "INT8_VECTOR",
            "array of struct", "nullable", "nullable vectors", "default_value", "dynamic field", "dynamicfield.enabled",
            "partition key", "partition key isolation", "num_partitions", "clustering key", "BM25 function", "analyzer params",
            "multi-analyzer", "text embedding function", "MinHash function", "enable_match", "JSON path index", "index types",
            "metric types", "mmap", "collection.ttl.seconds", "ttl_field", "consistency level",
        ]),
    ];

    /// <summary>Rows that no release has, or that are no matter of a client, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftOut { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["row-level security policies, user tags"] = "in the protocol only; no release has them",
        ["namespaces"] = "in the protocol only; no release has them",
        ["prewarm"] = "in the protocol only; no release has it",
        ["snapshot export"] = "in the protocol only; no release has it",
        ["Date, Time, Decimal, UUID and Mol types"] = "in the protocol only; no release has them",
        ["idempotency-key"] = "in a branch of the Go client only; no release reads it",
        ["dump_messages"] = "a stream of raw log records for salvage tools, the one RPC that is not unary; get_replicate_info tells where to start",
        ["client telemetry"] = "how a server watches its clients, behind a service of its own; .NET meters and traces tell the same at the client",
        ["bloom and roaring filters"] = "blobs that pymilvus builds in a format of its own; a list of values beside the filter does the same on the wire that is documented",
        ["bulk file writer"] = "writes files without a server; any Parquet or JSON writer does, and bulk_import takes what it wrote",
        ["JSON shredding"] = "a setting of the server that requests say nothing about",
    };

    /// <summary>The row of a <see cref="CoversAttribute"/>: its name up to the parentheses; null for one that is not in the table.</summary>
    public static string? Find(string covered)
    {
        var rows = Sections.SelectMany(section => section.Rows).ToArray();
        var note = covered.IndexOf(" (", StringComparison.Ordinal);
        return rows.FirstOrDefault(row => row == covered)
            ?? rows.FirstOrDefault(row => note > 0 && row == covered[..note]);
    }
}

/// <summary>One table of the document.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">Its rows, in their order.</param>
internal sealed record SdkSection(string Title, IReadOnlyList<string> Rows);
