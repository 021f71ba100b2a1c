namespace Connectors.Milvus.Client.Tests;

/// <summary>Mistakes in what is asked of collections and servers, found before anything is sent; and what a server is too old for.</summary>
public sealed class OperationMistakesTests
{
    private static readonly MilvusFieldSchema Added = MilvusFieldSchema.Int32("year") with { IsNullable = true };
    private static readonly MilvusFieldSchema Sparse = new() { Name = "sparse", DataType = MilvusDataType.SparseFloatVector };
    private static readonly MilvusFunctionSchema Bm25 = MilvusFunctionSchema.Bm25("bm25", "text", "sparse");
    private static readonly MilvusIndexParams SparseIndex = new() { FieldName = "sparse", IndexType = MilvusIndexTypes.SparseInvertedIndex };

    private static readonly MilvusStructFieldSchema Chunks = new()
    {
        Name = "chunks", MaxCapacity = 5, IsNullable = true, Fields = [MilvusFieldSchema.Int32("n")],
    };

    public static TheoryData<string, Func<MilvusClient, Task>, string[]> Table => new()
    {
        { "no properties", c => c.AlterCollectionPropertiesAsync("docs", Pairs()), ["No property", "at least one"] },
        { "null property", c => c.AlterCollectionPropertiesAsync("docs", Pairs(("a", null!))), ["'a'", "null"] },
        { "empty property name", c => c.AlterIndexPropertiesAsync("docs", "vector", Pairs((" ", "1"))), ["no name"] },
        { "no keys", c => c.DropCollectionPropertiesAsync("docs", []), ["No property", "at least one"] },
        { "empty key", c => c.DropCollectionFieldPropertiesAsync("docs", "text", [""]), ["property key at position 0"] },
        { "batch with an empty name", c => c.BatchDescribeCollectionAsync(["a", " "]), ["collections"] },
        { "bad new name", c => c.RenameCollectionAsync("docs", "no-tes"), ["no-tes", "'-'"] },
        { "empty database", c => c.RenameCollectionAsync("docs", "notes", ""), ["newDatabase"] },
        { "bad partition name", c => c.CreatePartitionAsync("docs", "my-part"), ["my-part", "partition name"] },
        { "no replicas", c => c.LoadCollectionAsync("docs", new() { ReplicaCount = 0 }), ["ReplicaCount", "0"] },
        { "empty load field", c => c.LoadPartitionsAsync("docs", ["a"], new() { Fields = ["id", ""] }), ["options"] },
        { "added field not nullable", c => c.AddCollectionFieldAsync("docs", Added with { IsNullable = false }), ["'year'", "IsNullable", "DefaultValue"] },
        { "added partition key", c => c.AddCollectionFieldAsync("docs", Added with { IsPartitionKey = true }), ["'year'", "partition key"] },
        { "added text without length", c => c.AddCollectionFieldAsync("docs", MilvusFieldSchema.VarChar("text", 0) with { IsNullable = true }), ["'text'", "MaxLength"] },
        { "added output alone", c => c.AddCollectionFieldAsync("docs", Sparse with { IsFunctionOutput = true }), ["'sparse'", "AddFunctionFieldAsync"] },
        { "added struct not nullable", c => c.AddCollectionStructFieldAsync("docs", Chunks with { IsNullable = false }), ["'chunks'", "IsNullable"] },
        { "added struct without fields", c => c.AddCollectionStructFieldAsync("docs", Chunks with { Fields = [] }), ["'chunks'", "no fields"] },
        { "added struct without capacity", c => c.AddCollectionStructFieldAsync("docs", Chunks with { MaxCapacity = 0 }), ["'chunks'", "0", "4096"] },
        { "function of another type", c => c.AddFunctionFieldAsync("docs", Bm25 with { Type = MilvusFunctionType.TextEmbedding }, Sparse, SparseIndex), ["'bm25'", "TextEmbedding"] },
        { "output of another type", c => c.AddFunctionFieldAsync("docs", Bm25, Sparse with { DataType = MilvusDataType.BinaryVector, Dimension = 8 }, SparseIndex), ["'sparse'", "BinaryVector", "SparseFloatVector"] },
        { "output of another name", c => c.AddFunctionFieldAsync("docs", Bm25, Sparse with { Name = "other" }, SparseIndex), ["'other'", "'bm25'", "sparse"] },
        { "index on another field", c => c.AddFunctionFieldAsync("docs", Bm25, Sparse, SparseIndex with { FieldName = "other" }), ["'sparse'", "'other'"] },
        { "index without a kind", c => c.AddFunctionFieldAsync("docs", Bm25, Sparse, new() { FieldName = "sparse" }), ["SPARSE_INVERTED_INDEX"] },
        { "flush of an empty name", c => c.FlushAsync(["a", ""]), ["collections"] },
        { "two kinds of compaction", c => c.CompactAsync("docs", new() { IsL0 = true, IsClustering = true }), ["IsClustering", "IsL0"] },
        { "compaction to nothing", c => c.CompactAsync("docs", new() { TargetSizeMiB = 0 }), ["TargetSizeMiB", "0"] },
        { "optimizing to nothing", c => c.OptimizeAsync("docs", new() { TargetSizeMiB = -1 }), ["TargetSizeMiB", "-1"] },
        { "no analyzer", c => c.RunAnalyzerAsync(["a"], new()), ["AnalyzerParams", "FieldName"] },
        { "two analyzers", c => c.RunAnalyzerAsync(["a"], new() { AnalyzerParams = "{}", Collection = "docs", FieldName = "text" }), ["Two analyzers"] },
        { "field without collection", c => c.RunAnalyzerAsync(["a"], new() { FieldName = "text" }), ["Collection", "FieldName"] },
        { "analyzer that is no JSON", c => c.RunAnalyzerAsync(["a"], new() { AnalyzerParams = "english" }), ["no JSON"] },
        { "analyzer that is no object", c => c.RunAnalyzerAsync(["a"], new() { AnalyzerParams = "[]" }), ["Array", "object"] },
        { "names without a field", c => c.RunAnalyzerAsync(["a"], new() { AnalyzerParams = "{}", AnalyzerNames = ["en"] }), ["AnalyzerNames"] },
        { "names for other texts", c => c.RunAnalyzerAsync(["a"], new() { Collection = "docs", FieldName = "t", AnalyzerNames = ["en", "de"] }), ["2 AnalyzerNames", "1 texts"] },
        { "null text", c => c.RunAnalyzerAsync(["a", null!], new() { AnalyzerParams = "{}" }), ["position 1"] },
        { "file without a path", c => c.AddFileResourceAsync("words", ""), ["path"] },
        { "half a second", c => c.CreateSnapshotAsync("docs", "s", new() { CompactionProtection = TimeSpan.FromSeconds(0.5) }), ["CompactionProtection", "whole seconds"] },
        { "pinned for a time before now", c => c.PinSnapshotDataAsync("docs", "s", TimeSpan.FromSeconds(-1)), ["timeToLive", "negative"] },
        { "nothing to import", c => c.CreateImportJobAsync("docs", []), ["no file"] },
        { "a set without files", c => c.CreateImportJobAsync("docs", [["a"], []]), ["position 1"] },
        { "a file without a path", c => c.CreateImportJobAsync("docs", [["a", " "]]), ["position 0"] },
        { "commit among the options", c => c.CreateImportJobAsync("docs", [["a"]], new() { Options = Pairs(("auto_commit", "false")) }), ["auto_commit", "AutoCommit"] },
        { "no job", c => c.GetImportProgressAsync(""), ["jobId"] },
        { "restored under a bad name", c => c.RestoreSnapshotAsync("docs", "s", "do cs"), ["do cs", "' '"] },
    };

    public static TheoryData<string, string, string, Func<MilvusClient, Task>> TooOld => new()
    {
        { "v2.4.23", "2.5", "several collections", c => c.BatchDescribeCollectionAsync(["a"]) },
        { "v2.4.23", "2.5", "field properties", c => c.AlterCollectionFieldAsync("docs", "text", Pairs(("a", "b"))) },
        { "v2.4.23", "2.5", "field properties", c => c.DropCollectionFieldPropertiesAsync("docs", "text", ["a"]) },
        { "v2.4.23", "2.5", "index properties", c => c.AlterIndexPropertiesAsync("docs", "vector", Pairs(("a", "b"))) },
        { "v2.4.23", "2.5", "index properties", c => c.DropIndexPropertiesAsync("docs", "vector", ["a"]) },
        { "v2.4.23", "2.5", "loading some of the fields", c => c.LoadCollectionAsync("docs", new() { Fields = ["id"] }) },
        { "v2.4.23", "2.5", "loading some of the fields", c => c.LoadPartitionsAsync("docs", ["a"], new() { SkipDynamicField = true }) },
        { "v2.5.4", "2.5.11", "analyzers", c => c.RunAnalyzerAsync(["a"], new() { AnalyzerParams = "{}" }) },
        { "v2.5.4", "2.6", "adding a field", c => c.AddCollectionFieldAsync("docs", Added) },
        { "v2.6.4", "2.6.18", "nullable vectors", c => c.AddCollectionFieldAsync("docs", MilvusFieldSchema.FloatVector("v", 2) with { IsNullable = true }) },
        { "v2.5.4", "2.6", "functions", c => c.AddCollectionFunctionAsync("docs", Bm25) },
        { "v2.5.4", "2.6", "functions", c => c.AlterCollectionFunctionAsync("docs", Bm25) },
        { "v2.5.4", "2.6", "functions", c => c.DropCollectionFunctionAsync("docs", "bm25") },
        { "v2.6.4", "2.6.7", "truncating", c => c.TruncateCollectionAsync("docs") },
        { "v2.5.4", "2.6.3", "deletions", c => c.CompactAsync("docs", new() { IsL0 = true }) },
        { "v2.6.4", "2.6.15", "target size", c => c.CompactAsync("docs", new() { TargetSizeMiB = 1 }) },
        { "v2.6.4", "2.6.15", "target size", c => c.OptimizeAsync("docs") },
        { "v2.6.18", "3.0", "dropping fields", c => c.DropCollectionFieldAsync("docs", "year") },
        { "v2.6.18", "3.0", "dropping fields", c => c.AddCollectionStructFieldAsync("docs", Chunks) },
        { "v2.6.18", "3.0", "dropping fields", c => c.AddFunctionFieldAsync("docs", Bm25, Sparse, SparseIndex) },
        { "v2.6.18", "3.0", "dropping fields", c => c.DropFunctionFieldAsync("docs", "bm25") },
        { "v2.6.18", "3.0", "external collections", c => c.RefreshExternalCollectionAsync("docs") },
        { "v2.6.18", "3.0", "external collections", c => c.GetRefreshExternalCollectionProgressAsync(1) },
        { "v2.6.18", "3.0", "external collections", c => c.ListRefreshExternalCollectionJobsAsync() },
        { "v2.6.18", "3.0", "snapshots", c => c.CreateSnapshotAsync("docs", "s") },
        { "v2.6.18", "3.0", "snapshots", c => c.RestoreSnapshotAsync("docs", "s", "t") },
        { "v2.6.18", "3.0", "snapshots", c => c.ListSnapshotsAsync() },
        { "v2.6.18", "3.0", "imports", c => c.CreateImportJobAsync("docs", [["a"]], new() { AutoCommit = false }) },
        { "v2.6.18", "3.0", "imports", c => c.CommitImportAsync("1") },
        { "v2.6.18", "3.0", "imports", c => c.AbortImportAsync("1") },
        { "v2.6.18", "3.0", "file resources", c => c.ListFileResourcesAsync() },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_mistake_is_told_before_any_call(string mistake, Func<MilvusClient, Task> call, string[] expected) =>
        await Mistakes.AreToldAsync(mistake, call, expected);

    [Theory]
    [MemberData(nameof(TooOld))]
    public async Task What_a_server_is_too_old_for_is_not_sent(string version, string since, string what, Func<MilvusClient, Task> call)
    {
        var server = new ScriptedMilvus { Version = version };
        await using var client = server.CreateClient();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => call(client));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains($"since {since}", error.Message, StringComparison.Ordinal);
        Assert.Contains(version, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Names);
    }

    [Fact]
    public async Task Nothing_to_do_is_no_call()
    {
        var server = new ScriptedMilvus();
        await using var client = server.CreateClient();

        Assert.Empty(await client.BatchDescribeCollectionAsync([]));
        Assert.Empty(await client.FlushAsync([]));
        Assert.Empty(await client.RunAnalyzerAsync([], new() { AnalyzerParams = "{}" }));
        await client.LoadPartitionsAsync("docs", []);
        await client.ReleasePartitionsAsync("docs", []);

        Assert.Empty(server.Names);
    }

    private static Dictionary<string, string> Pairs(params (string Key, string Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
