using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Analyzers, file resources, snapshots and external collections, as they leave the client and as their answers are read.</summary>
public sealed class GoldenServerObjectTests
{
    private static ScriptedMilvus Server => new() { Version = "v3.0.0" };

    [Fact]
    public async Task Run_an_analyzer()
    {
        await using var script = new RecordedScript(Server.On(MilvusRpcs.RunAnalyzer, request => new RunAnalyzerResponse
        {
            Results = { request.Placeholder.Select(text => Analyze(text.ToStringUtf8())) },
        }));

        var plain = await script.Client.RunAnalyzerAsync(["größe", "b"], new() { AnalyzerParams = """{"type": "english"}""" });
        var full = await script.Client.RunAnalyzerAsync(
            ["c"],
            new() { Collection = "docs", FieldName = "text", AnalyzerNames = ["en"], IncludeDetails = true, IncludeHash = true });

        Assert.Equal(["größe", "b"], plain.Select(tokens => tokens.Single().Text));
        Assert.Equal(new MilvusToken { Text = "b" }, plain[1][0]);
        Assert.Equal(
            new MilvusToken { Text = "c", StartOffset = 1, EndOffset = 2, Position = 3, PositionLength = 4, Hash = 5 }, full.Single().Single());
        Golden.Verify("analyzer", script.Calls);
    }

    [Fact]
    public async Task File_resources()
    {
        await using var script = new RecordedScript(Server
            .On(MilvusRpcs.AddFileResource, _ => new Status())
            .On(MilvusRpcs.RemoveFileResource, _ => new Status())
            .On(MilvusRpcs.ListFileResources, _ => new ListFileResourcesResponse
            {
                Resources = { new FileResourceInfo { Id = 1, Name = "words", Path = "dict/words.txt" } },
            }));

        await script.Client.AddFileResourceAsync("words", "dict/words.txt");
        var files = await script.Client.ListFileResourcesAsync();
        await script.Client.RemoveFileResourceAsync("words");

        Assert.Equal([new MilvusFileResource(1, "words", "dict/words.txt")], files);
        Golden.Verify("file-resources", script.Calls);
    }

    [Fact]
    public async Task Snapshots()
    {
        await using var script = new RecordedScript(Server
            .On(MilvusRpcs.CreateSnapshot, _ => new Status())
            .On(MilvusRpcs.DropSnapshot, _ => new Status())
            .On(MilvusRpcs.ListSnapshots, _ => new ListSnapshotsResponse { Snapshots = { "friday" } })
            .On(MilvusRpcs.DescribeSnapshot, request => new DescribeSnapshotResponse
            {
                Name = request.Name, CollectionName = "docs", PartitionNames = { "_default" }, CreateTs = 7, S3Location = "s3://x", Description = "d",
            })
            .On(MilvusRpcs.PinSnapshotData, _ => new PinSnapshotDataResponse { PinId = 3 })
            .On(MilvusRpcs.UnpinSnapshotData, _ => new Status()));

        await script.Client.CreateSnapshotAsync(
            "docs", "friday", new() { Description = "d", CompactionProtection = TimeSpan.FromMinutes(1) });
        var names = await script.Client.ListSnapshotsAsync();
        await script.Client.ListSnapshotsAsync("docs");
        var description = await script.Client.DescribeSnapshotAsync("docs", "friday");
        var pin = await script.Client.PinSnapshotDataAsync("docs", "friday", TimeSpan.FromHours(1));
        await script.Client.UnpinSnapshotDataAsync(pin);
        await script.Client.DropSnapshotAsync("docs", "friday");

        Assert.Equal(["friday"], names);
        Assert.Equal(("friday", "docs", "d", 7L, "s3://x"), Facts(description));
        Assert.Equal(["_default"], description.PartitionNames);
        Golden.Verify("snapshots", script.Calls);
    }

    [Fact]
    public async Task Restore_a_snapshot()
    {
        var job = new RestoreSnapshotInfo
        {
            JobId = 9, SnapshotName = "friday", DbName = "archive", CollectionName = "docs2", State = RestoreSnapshotState.RestoreSnapshotFailed,
            Progress = 40, Reason = "disk", StartTime = 1_000, TimeCost = 2_500,
        };
        await using var script = new RecordedScript(Server
            .On(MilvusRpcs.RestoreSnapshot, _ => new RestoreSnapshotResponse { JobId = 9 })
            .On(MilvusRpcs.GetRestoreSnapshotState, _ => new GetRestoreSnapshotStateResponse { Info = job })
            .On(MilvusRpcs.ListRestoreSnapshotJobs, _ => new ListRestoreSnapshotJobsResponse { Jobs = { job } }));

        var id = await script.Client.RestoreSnapshotAsync("docs", "friday", "docs2");
        await script.Client.RestoreSnapshotAsync("docs", "friday", "docs2", new() { TargetDatabase = "archive", RewriteData = true });
        var state = await script.Client.GetRestoreSnapshotStateAsync(id);
        var jobs = await script.Client.ListRestoreSnapshotJobsAsync("docs");

        var expected = new MilvusRestoreJob
        {
            JobId = 9,
            SnapshotName = "friday",
            Database = "archive",
            Collection = "docs2",
            State = MilvusRestoreState.Failed,
            Progress = 40,
            Reason = "disk",
            StartTime = DateTimeOffset.FromUnixTimeSeconds(1),
            Elapsed = TimeSpan.FromSeconds(2.5),
        };
        Assert.Equal(expected, state);
        Assert.Equal([expected], jobs);
        Golden.Verify("restore", script.Calls);
    }

    [Fact]
    public async Task Refresh_an_external_collection()
    {
        var job = new RefreshExternalCollectionJobInfo
        {
            JobId = 4, CollectionName = "lake", State = RefreshExternalCollectionState.RefreshInProgress, Progress = 30, ExternalSource = "s3://a",
            ExternalSpec = "{}", StartTime = 1_000,
        };
        await using var script = new RecordedScript(Server
            .On(MilvusRpcs.RefreshExternalCollection, _ => new RefreshExternalCollectionResponse { JobId = 4 })
            .On(MilvusRpcs.GetRefreshExternalCollectionProgress, _ => new GetRefreshExternalCollectionProgressResponse { JobInfo = job })
            .On(MilvusRpcs.ListRefreshExternalCollectionJobs, _ => new ListRefreshExternalCollectionJobsResponse { Jobs = { job } }));

        var id = await script.Client.RefreshExternalCollectionAsync("lake");
        await script.Client.RefreshExternalCollectionAsync("lake", new() { ExternalSource = "s3://b", ExternalSpec = "{}" });
        var state = await script.Client.GetRefreshExternalCollectionProgressAsync(id);
        var jobs = await script.Client.ListRefreshExternalCollectionJobsAsync();

        var expected = new MilvusExternalRefreshJob
        {
            JobId = 4,
            Collection = "lake",
            State = MilvusExternalRefreshState.InProgress,
            Progress = 30,
            ExternalSource = "s3://a",
            ExternalSpec = "{}",
            StartTime = DateTimeOffset.FromUnixTimeSeconds(1),
        };
        Assert.Equal(expected, state);
        Assert.Equal([expected], jobs);
        Golden.Verify("external", script.Calls);
    }

    private static (string Name, string Collection, string Description, long Created, string Location) Facts(MilvusSnapshotDescription snapshot) =>
        (snapshot.Name, snapshot.Collection, snapshot.Description, snapshot.CreatedTimestamp, snapshot.Location);

    private static AnalyzerResult Analyze(string text) => new()
    {
        Tokens = { new AnalyzerToken { Token = text, StartOffset = 1, EndOffset = 2, Position = 3, PositionLength = 4, Hash = 5 } },
    };
}
