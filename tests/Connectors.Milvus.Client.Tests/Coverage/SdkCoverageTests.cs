namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// The client does what the other SDKs do, and docs/sdk-coverage.md says so. <c>UPDATE_APPROVED=1 dotnet test</c> writes the page
/// anew.
/// </summary>
public sealed class SdkCoverageTests
{
    private static readonly IReadOnlyList<CoveredRow> Covered = Coverage.Read();

    [Fact]
    public void The_page_is_what_the_code_says()
    {
        var page = CoverageDocument.Write(Covered);
        var path = Path.Combine(Golden.RepositoryRoot, "docs", "sdk-coverage.md");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), page);
    }

    [Fact]
    public void Every_row_of_a_released_server_is_covered()
    {
        var covered = Covered.Select(one => SdkRows.Find(one.Covers.Row)).ToHashSet(StringComparer.Ordinal);

        RequireNone(SdkRows.Sections.SelectMany(section => section.Rows).Where(row => !covered.Contains(row)));
    }

    [Fact]
    public void Every_operation_says_what_it_covers() =>
        RequireNone(Coverage.Operations().Where(method => !method.IsDefined(typeof(CoversAttribute), inherit: false)).Select(method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})"));

    [Fact]
    public void Nothing_claims_a_row_that_is_not_there() =>
        RequireNone(Covered.Where(one => SdkRows.Find(one.Covers.Row) is null).Select(one => $"{one.Member}: {one.Covers.Row}"));

    [Fact]
    public void Nothing_claims_an_RPC_that_is_not_there() =>
        RequireNone(Covered.SelectMany(one => one.Covers.Rpcs.Where(rpc => !Coverage.IsKnownRpc(rpc)).Select(rpc => $"{one.Member}: {rpc}")));

    [Fact]
    public void Nothing_needs_a_server_feature_that_is_not_there() =>
        RequireNone(Covered.Where(one => Coverage.Since(one.Covers) is null).Select(one => $"{one.Member}: {one.Covers.Needs}"));

    [Fact]
    public void No_row_is_both_there_and_left_out() =>
        RequireNone(SdkRows.Sections.SelectMany(section => section.Rows).Intersect(SdkRows.LeftOut.Keys));

    /// <summary>The longest list among the SDKs, Java's; the names stay open strings.</summary>
    [Theory]
    [InlineData("FLAT IVF_FLAT IVF_SQ8 IVF_PQ IVF_RABITQ HNSW HNSW_SQ HNSW_PQ HNSW_PRQ DISKANN AISAQ SCANN AUTOINDEX")]
    [InlineData("GPU_IVF_FLAT GPU_IVF_PQ GPU_BRUTE_FORCE GPU_CAGRA BIN_FLAT BIN_IVF_FLAT MINHASH_LSH SPARSE_INVERTED_INDEX SPARSE_WAND")]
    [InlineData("TRIE STL_SORT INVERTED BITMAP NGRAM RTREE FMINDEX")]
    public void Index_types_of_the_SDKs_have_names(string types) =>
        RequireNone(types.Split(' ').Except(Names(typeof(MilvusIndexTypes))));

    [Theory]
    [InlineData("L2 IP COSINE HAMMING JACCARD BM25 MHJACCARD SUBSTRUCTURE SUPERSTRUCTURE")]
    [InlineData("MAX_SIM MAX_SIM_L2 MAX_SIM_IP MAX_SIM_COSINE MAX_SIM_HAMMING MAX_SIM_JACCARD")]
    public void Metrics_of_the_SDKs_have_names(string metrics) =>
        RequireNone(metrics.Split(' ').Except(Names(typeof(MilvusMetricTypes))));

    // Names all of them: a list of five and an ellipsis says too little.
    private static void RequireNone(IEnumerable<string> findings)
    {
        var all = findings.ToArray();
        Assert.True(all.Length == 0, string.Join("; ", all));
    }

    private static IEnumerable<string> Names(Type constants) =>
        constants.GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
