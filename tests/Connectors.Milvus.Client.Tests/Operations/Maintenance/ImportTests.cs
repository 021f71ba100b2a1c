using System.Net;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Import jobs over REST: what is sent, what comes back, and what else may answer at that port.</summary>
public sealed class ImportTests
{
    private const string Files = """[["a.parquet"],["b/vector.npy","b/id.npy"]]""";

    // As a Milvus of 2.4 and one of 2.6 spell it: numbers as numbers, or as text.
    private const string Progress = """
        {"code": 0, "data": {
          "jobId": "448761313698322011", "collectionName": "docs", "state": "Importing", "progress": 50, "reason": "",
          "importedRows": 10, "totalRows": "20", "fileSize": "3279917", "completeTime": "",
          "details": [{"fileName": "a.parquet", "fileSize": 17, "state": "Completed", "progress": 100, "importedRows": 10, "totalRows": 10,
                       "completeTime": "2024-04-01T06:17:53Z", "reason": ""}]}}
        """;

    private static readonly string[][] TwoFiles = [["a.parquet"], ["b/vector.npy", "b/id.npy"]];

    private static ScriptedRest Rest => new(new ScriptedMilvus { Version = "v3.0.0" });

    [Fact]
    public async Task Starting_an_import_names_collection_and_files()
    {
        var rest = Rest.Answer("""{"code": 0, "data": {"jobId": "448761313698322011"}}""");
        await using var client = rest.CreateClient(options => options with { Token = "root:Mil:vus", Database = "archive" });

        var id = await client.CreateImportJobAsync("docs", TwoFiles);

        Assert.Equal("448761313698322011", id);
        var sent = Assert.Single(rest.Requests);
        Assert.Equal("POST /v2/vectordb/jobs/import/create HTTP/1.1", sent.Line);
        Assert.Equal($$"""{"dbName":"archive","collectionName":"docs","files":{{Files}}}""", sent.Body);
        Assert.Equal(("Bearer root:Mil:vus", "archive"), (sent.Headers["Authorization"], sent.Headers["DB-Name"]));
    }

    [Fact]
    public async Task Options_are_texts()
    {
        var rest = Rest.Answer("""{"code": 0, "data": {"jobId": 7}}""");
        await using var client = rest.CreateClient();

        var id = await client.CreateImportJobAsync("docs", TwoFiles, new()
        {
            PartitionName = "old",
            AutoCommit = false,
            Options = new Dictionary<string, string> { ["timeout"] = "300s" },
            Timeout = TimeSpan.FromSeconds(60.5),
        });

        Assert.Equal("7", id);
        var sent = Assert.Single(rest.Requests);
        Assert.Equal(
            $$$"""{"collectionName":"docs","partitionName":"old","files":{{{Files}}},"options":{"timeout":"300s","auto_commit":"false"}}""", sent.Body);
        Assert.Equal("61", sent.Headers["Request-Timeout"]);
        Assert.DoesNotContain("Authorization", sent.Headers.Keys);
    }

    [Fact]
    public async Task Progress_is_told_as_a_whole_and_file_by_file()
    {
        var rest = Rest.Answer(Progress);
        await using var client = rest.CreateClient();

        var job = await client.GetImportProgressAsync("448761313698322011");

        var file = Assert.Single(job.Files);
        Assert.Equal(
            new MilvusImportFile
            {
                Name = "a.parquet",
                StateText = "Completed",
                Progress = 100,
                ImportedRows = 10,
                TotalRows = 10,
                FileSize = 17,
                CompleteTime = "2024-04-01T06:17:53Z",
            },
            file);
        Assert.Equal(
            new MilvusImportJob
            {
                JobId = "448761313698322011",
                Collection = "docs",
                State = MilvusImportState.Importing,
                StateText = "Importing",
                Progress = 50,
                ImportedRows = 10,
                TotalRows = 20,
                FileSize = 3_279_917,
                Files = job.Files,
            },
            job);
        Assert.Equal("""{"jobId":"448761313698322011"}""", rest.Requests[0].Body);
        Assert.EndsWith("/get_progress HTTP/1.1", rest.Requests[0].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_listed_of_one_collection_or_of_all()
    {
        var rest = Rest
            .Answer("""{"code": 0, "data": {"records": [{"jobId": "1", "collectionName": "docs", "state": "IndexBuilding", "progress": 70}]}}""")
            .Answer("""{"code": 0, "data": {}}""");
        await using var client = rest.CreateClient();

        var jobs = await client.ListImportJobsAsync("docs");
        var none = await client.ListImportJobsAsync();

        Assert.Equal(("1", MilvusImportState.Other, "IndexBuilding", 70), (jobs[0].JobId, jobs[0].State, jobs[0].StateText, jobs[0].Progress));
        Assert.Empty(none);
        Assert.Equal(["""{"collectionName":"docs"}""", "{}"], rest.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Committing_and_aborting_name_the_job()
    {
        var rest = Rest.Answer("""{"code": 0, "data": {}}""");
        await using var client = rest.CreateClient();

        await client.CommitImportAsync("1");
        await client.AbortImportAsync("2");

        Assert.Equal(
            ["POST /v2/vectordb/jobs/import/commit HTTP/1.1", "POST /v2/vectordb/jobs/import/abort HTTP/1.1"], rest.Requests.Select(request => request.Line));
        Assert.Equal(["""{"jobId":"1"}""", """{"jobId":"2"}"""], rest.Requests.Select(request => request.Body));
    }

    [Theory]
    [InlineData("Completed", MilvusImportState.Completed)]
    [InlineData("Uncommitted", MilvusImportState.Uncommitted)]
    public async Task Waiting_ends_when_nothing_more_will_happen_by_itself(string state, MilvusImportState expected)
    {
        var rest = Rest.Answer(Progress).Answer(Progress).Answer($$$"""{"code": 0, "data": {"jobId": "1", "state": "{{{state}}}", "progress": 100}}""");
        await using var client = rest.CreateClient();
        var seen = new Reports<MilvusImportJob>();

        var job = await client.WaitForImportAsync("1", seen).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal(expected, job.State);
        Assert.Equal([50, 50, 100], seen.All.Select(report => report.Progress));
    }

    [Fact]
    public async Task Waiting_for_an_import_that_fails_tells_why()
    {
        var rest = Rest.Answer("""{"code": 0, "data": {"jobId": "1", "collectionName": "docs", "state": "Failed", "reason": "no such file"}}""");
        await using var client = rest.CreateClient();

        var failed = await Connect.FailsAsync<MilvusServerException>(client.WaitForImportAsync("1"));

        Assert.Equal((2100, "no such file", "docs"), (failed.Code, failed.Reason, failed.Collection));
    }

    [Fact]
    public async Task A_refusal_is_an_error_of_the_server()
    {
        var rest = Rest.Answer("""{"code": 100, "message": "collection not found[collection=docs]"}""");
        await using var client = rest.CreateClient();

        var refused = await Assert.ThrowsAsync<MilvusServerException>(() => client.CreateImportJobAsync("docs", TwoFiles));

        Assert.Equal((100, "collection not found[collection=docs]", "CreateImportJob", "docs"), (refused.Code, refused.Reason, refused.Operation, refused.Collection));
        Assert.Single(rest.Requests);
    }

    [Theory]
    [InlineData(null, "asks for credentials")]
    [InlineData("root:wrong", "does not accept the credentials")]
    public async Task Wrong_credentials_are_told_as_everywhere(string? token, string expected)
    {
        var rest = Rest.Answer("""{"code": 1800, "message": "user hasn't authenticated"}""", HttpStatusCode.Unauthorized);
        await using var client = rest.CreateClient(options => options with { Token = token });

        var failed = await Assert.ThrowsAsync<MilvusTransportException>(() => client.ListImportJobsAsync());

        Assert.Equal((16, false), (failed.GrpcStatus, failed.MayHaveReachedServer));
        Assert.Contains(expected, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "text/plain", "404 page not found", "404")]
    [InlineData(HttpStatusCode.UnsupportedMediaType, "text/plain", "", "415")]
    [InlineData(HttpStatusCode.OK, "text/html", "<html>", "200")]
    [InlineData(HttpStatusCode.OK, "application/json", "null", "200")]
    public async Task What_is_no_rest_api_is_told_from_one(HttpStatusCode status, string type, string body, string expected)
    {
        var rest = Rest.Answer(body, status, type);
        await using var client = rest.CreateClient();

        var failed = await Assert.ThrowsAsync<MilvusTransportException>(() => client.GetImportProgressAsync("1"));

        Assert.Contains($"HTTP status {expected}", failed.Message, StringComparison.Ordinal);
        Assert.Contains("/v2/vectordb/jobs/import/get_progress", failed.Message, StringComparison.Ordinal);
        Assert.Single(rest.Requests);
    }

    [Fact]
    public async Task An_error_without_an_answer_of_the_api_leaves_open_what_was_done()
    {
        var rest = Rest.Answer("<html>", HttpStatusCode.InternalServerError, "text/html");
        await using var client = rest.CreateClient();

        var failed = await Assert.ThrowsAsync<MilvusTransportException>(() => client.CreateImportJobAsync("docs", TwoFiles));

        Assert.True(failed.MayHaveReachedServer);
        Assert.Single(rest.Requests);
    }

    [Fact]
    public async Task Json_of_another_shape_is_told()
    {
        var rest = Rest.Answer("""{"code": 0, "data": []}""");
        await using var client = rest.CreateClient();

        var failed = await Assert.ThrowsAsync<MilvusTransportException>(() => client.GetImportProgressAsync("1"));

        Assert.Contains("another shape", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_asks_is_tried_again_and_what_starts_is_not()
    {
        var rest = Rest.Answer("", HttpStatusCode.BadGateway, "text/plain").Answer(Progress).Answer("", HttpStatusCode.BadGateway, "text/plain");
        await using var client = rest.CreateClient();

        Assert.Equal(50, (await client.GetImportProgressAsync("1").WaitAsync(Connect.DefaultTimeout)).Progress);
        Assert.Equal(2, rest.Requests.Count);

        var failed = await Connect.FailsAsync<MilvusTransportException>(client.CreateImportJobAsync("docs", TwoFiles));
        Assert.True(failed.MayHaveReachedServer);
        Assert.Equal(3, rest.Requests.Count);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task An_engine_without_a_rest_api_is_told_from_one()
    {
        await using var server = new TestServer();
        await using var client = server.CreateClient();

        var failed = await Assert.ThrowsAsync<MilvusTransportException>(() => client.ListImportJobsAsync());

        Assert.Contains("does not serve", failed.Message, StringComparison.Ordinal);
        Assert.False(failed.MayHaveReachedServer);
    }
}
