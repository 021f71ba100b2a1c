namespace Connectors.Milvus.Client;

/// <summary>
/// Names of the properties that collections, fields, indexes and databases have, as Milvus spells them. They are open strings: every
/// Milvus release adds some, and any text may be passed. Values are text; booleans are <c>true</c> and <c>false</c>.
/// </summary>
public static class MilvusProperties
{
    /// <summary>Whether data is mapped from disk instead of held in memory: a property of collections, fields and indexes.</summary>
    [Covers("mmap")]
    public const string Mmap = "mmap.enabled";

    /// <summary>How many seconds records live, of a collection; 0 means for ever.</summary>
    [Covers("collection.ttl.seconds")]
    public const string TtlSeconds = "collection.ttl.seconds";

    /// <summary>The Timestamptz field that says when each record ends, of a collection (Milvus 2.6).</summary>
    [Covers("ttl_field", Needs = nameof(ServerFeatures.Timestamptz))]
    public const string TtlField = "ttl_field";

    /// <summary>Whether each partition key gets an index of its own, of a collection; a search then names exactly one key.</summary>
    [Covers("partition key isolation")]
    public const string PartitionKeyIsolation = "partitionkey.isolation";

    /// <summary>Whether rows may carry keys that are no fields; switches it on for a collection that was created without (Milvus 2.6).</summary>
    [Covers("dynamicfield.enabled", Needs = nameof(ServerFeatures.AddField))]
    public const string DynamicField = "dynamicfield.enabled";

    /// <summary>Whether inserts may bring keys into a collection that generates them (Milvus 2.6).</summary>
    public const string AllowInsertAutoId = "allow_insert_auto_id";

    /// <summary>The time zone of Timestamptz values without one, of a collection or a database, for example <c>Europe/Berlin</c> (Milvus 2.6).</summary>
    public const string Timezone = "timezone";

    /// <summary>
    /// Whether a field or index is in the cache before its data answers queries: <c>sync</c> or <c>disable</c> (Milvus 2.6.4).
    /// See <see href="https://milvus.io/docs/warm-up.md">Warm Up</see>.
    /// </summary>
    public const string Warmup = "warmup";

    /// <summary>Likewise for all scalar fields of a collection.</summary>
    public const string WarmupScalarField = "warmup.scalarField";

    /// <summary>Likewise for all scalar indexes of a collection.</summary>
    public const string WarmupScalarIndex = "warmup.scalarIndex";

    /// <summary>Likewise for all vector fields of a collection.</summary>
    public const string WarmupVectorField = "warmup.vectorField";

    /// <summary>Likewise for all vector indexes of a collection.</summary>
    public const string WarmupVectorIndex = "warmup.vectorIndex";
}
