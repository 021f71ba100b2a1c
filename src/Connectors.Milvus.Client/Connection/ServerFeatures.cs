namespace Connectors.Milvus.Client;

/// <summary>
/// What came to servers after Milvus 2.4, with the release it came in. An older server ignores request fields that it does not
/// know, so asking before the call is the only way to notice. Where a server's version is unknown it is taken to have everything.
/// </summary>
internal static class ServerFeatures
{
    // What Milvus Lite 3.2 answers to Connect in place of a version.
    private const string MilvusLite = "milvus_lite";

    public static ServerCapability ExpressionTemplates { get; } = new("values beside filters", new(2, 5, 0));

    public static ServerCapability BatchDescribe { get; } = new("describing several collections at once", new(2, 5, 0));

    public static ServerCapability FieldProperties { get; } = new("changing field properties", new(2, 5, 0));

    public static ServerCapability IndexProperties { get; } = new("changing index properties", new(2, 5, 0));

    public static ServerCapability LoadFields { get; } = new("loading some of the fields", new(2, 5, 0));

    public static ServerCapability L0Compaction { get; } = new("compaction of deletions alone", new(2, 6, 3));

    public static ServerCapability ForceMerge { get; } = new("compaction to a target size", new(2, 6, 15));

    public static ServerCapability ImportCommit { get; } = new("committing and aborting imports", new(3, 0, 0));

    public static ServerCapability RunAnalyzer { get; } = new("running analyzers", new(2, 5, 11));

    public static ServerCapability NullableFields { get; } = new("nullable fields and default values", new(2, 5, 0), InMilvusLite: true);

    public static ServerCapability Functions { get; } = new("functions", new(2, 5, 0), InMilvusLite: true);

    public static ServerCapability TextEmbedding { get; } = new("text embedding functions", new(2, 6, 0));

    public static ServerCapability MinHash { get; } = new("MinHash functions", new(2, 6, 0));

    public static ServerCapability Analyzers { get; } = new("analyzers and text match", new(2, 5, 0), InMilvusLite: true);

    public static ServerCapability MultiAnalyzers { get; } = new("several analyzers for one field", new(2, 5, 11));

    public static ServerCapability JsonPathIndexes { get; } = new("indexes on JSON paths", new(2, 5, 7));

    public static ServerCapability NgramIndexes { get; } = new("n-gram indexes", new(2, 6, 0), InMilvusLite: true);

    public static ServerCapability PrivilegesV2 { get; } = new("privileges by collection and database, and privilege groups", new(2, 5, 0));

    public static ServerCapability SearchIteratorTokens { get; } = new("search iterators with server-side tokens", new(2, 5, 2));

    public static ServerCapability AddField { get; } = new("adding a field to a collection", new(2, 6, 0));

    public static ServerCapability AlterFunction { get; } = new("adding, altering and dropping functions", new(2, 6, 0));

    public static ServerCapability FunctionRankers { get; } = new("function rankers", new(2, 6, 0));

    public static ServerCapability Int8Vectors { get; } = new("int8 vectors", new(2, 6, 0));

    public static ServerCapability Geometry { get; } = new("geometry fields", new(2, 6, 3), InMilvusLite: true);

    public static ServerCapability Timestamptz { get; } = new("timestamptz fields", new(2, 6, 6), InMilvusLite: true);

    public static ServerCapability StructArrays { get; } = new("arrays of structs", new(2, 6, 4));

    public static ServerCapability NullableStructs { get; } = new("nullable arrays of structs", new(3, 0, 0));

    public static ServerCapability PartialUpsert { get; } = new("partial update", new(2, 6, 2));

    public static ServerCapability SearchByIds { get; } = new("search by primary keys", new(2, 6, 9));

    public static ServerCapability Highlighter { get; } = new("highlighting", new(2, 6, 9));

    public static ServerCapability Truncate { get; } = new("truncating a collection", new(2, 6, 7), InMilvusLite: true);

    public static ServerCapability ReplicationConfiguration { get; } = new("replication configuration", new(2, 6, 4));

    public static ServerCapability InsertAutoId { get; } = new("inserting keys into a collection that generates them", new(2, 6, 0));

    public static ServerCapability FieldOperations { get; } = new("appending to and removing from arrays", new(2, 6, 17));

    public static ServerCapability NullableVectors { get; } = new("nullable vectors", new(2, 6, 18));

    public static ServerCapability ConcurrentWrites { get; } = new("several writers to a collection at once", new(2, 0, 0));

    public static ServerCapability OrderedIterators { get; } = new("iterators in the order of keys, and exact range searches", new(2, 0, 0));

    public static ServerCapability OrderBy { get; } = new("ordering on the server", new(3, 0, 0));

    public static ServerCapability GroupByFields { get; } = new("grouping hits by several fields", new(3, 0, 0));

    public static ServerCapability QueryAggregation { get; } = new("grouping and aggregates in queries", new(3, 0, 0));

    public static ServerCapability SearchAggregation { get; } = new("search aggregation", new(3, 0, 0));

    public static ServerCapability FunctionChains { get; } = new("function chains", new(3, 0, 0));

    public static ServerCapability AlterSchema { get; } = new("dropping fields, and functions with their fields", new(3, 0, 0));

    public static ServerCapability ExternalCollections { get; } = new("external collections", new(3, 0, 0));

    public static ServerCapability Snapshots { get; } = new("snapshots", new(3, 0, 0));

    public static ServerCapability FileResources { get; } = new("file resources", new(3, 0, 0));

    public static ServerCapability TextType { get; } = new("text fields", new(3, 0, 0));

    public static ServerCapability AccessDescriptions { get; } = new("descriptions of users and roles", new(3, 0, 0));

    public static bool IsMilvusLite(this ServerInfo server) =>
        server.Info.Version.StartsWith(MilvusLite, StringComparison.OrdinalIgnoreCase);

    public static bool Has(this ServerInfo server, ServerCapability feature) =>
        server.IsMilvusLite() ? feature.InMilvusLite : server.Version is null || server.Version >= feature.Since;

    /// <summary>Whether values of filters may travel beside the expression; literals are understood everywhere, so a doubt decides for them.</summary>
    public static bool HasExpressionTemplates(this ServerInfo server) => server.Version is not null && server.Has(ExpressionTemplates);
}
