using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests;

/// <summary>What the handler makes of requests as gRPC, before and around any RPC.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task An_answer_has_a_frame_and_its_status_in_the_trailers()
    {
        await using var file = new LocalFile();
        using var request = LocalFile.Request(MilvusRpcs.GetVersion.Path, new ByteArrayContent(LocalFile.Frame([])));

        using var response = await file.SendAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
        Assert.False(response.Headers.Contains("grpc-status"));
    }

    [Theory]
    [InlineData("/milvus.proto.milvus.MilvusService/CreateSnapshot")]
    [InlineData("/milvus.proto.milvus.MilvusService/")]
    [InlineData("/other.Service/Insert")]
    [InlineData("/")]
    public async Task An_rpc_the_engine_lacks_is_unimplemented(string path)
    {
        await using var file = new LocalFile();

        var answer = await file.SendAsync(path, new ByteArrayContent(LocalFile.Frame([])));

        Assert.Equal((200, 12), (answer.HttpStatus, answer.Status));
        Assert.Contains(path, answer.Message, StringComparison.Ordinal);
        Assert.Empty(answer.Body);
    }

    public static TheoryData<byte[], int> BrokenFrames => new()
    {
        { [], 13 },
        { [0, 0, 0], 13 },
        { [0, 0, 0, 0, 2, 1], 13 },
        { [0, 0, 0, 0, 0, 1], 13 },
        { [1, 0, 0, 0, 0], 13 },
        { [0, 255, 255, 255, 255], 8 },
        { LocalFile.Frame([0x0A, 0xFF]), 13 },
        { LocalFile.Frame([0xFF, 0xFF, 0xFF]), 13 },
    };

    [Theory]
    [MemberData(nameof(BrokenFrames))]
    public async Task A_broken_request_is_a_grpc_status(byte[] body, int status)
    {
        await using var file = new LocalFile();

        Assert.Equal(status, (await file.SendAsync(MilvusRpcs.Insert.Path, new ByteArrayContent(body))).Status);
    }

    [Fact]
    public async Task A_request_over_the_limit_is_refused_with_the_limit()
    {
        await using var file = new LocalFile(new MilvusLocalOptions { MaxRequestBytes = 10 });

        var answer = await file.SendAsync(MilvusRpcs.GetVersion.Path, new ByteArrayContent(LocalFile.Frame(new byte[11])));

        Assert.Equal(8, answer.Status);
        Assert.Contains("the limit is 10", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_post_is_a_call()
    {
        await using var file = new LocalFile();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://milvus.local" + MilvusRpcs.GetVersion.Path);

        using var response = await file.SendAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task Another_content_type_is_no_call()
    {
        await using var file = new LocalFile();
        var content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        Assert.Equal(415, (await file.SendAsync(MilvusRpcs.GetVersion.Path, content)).HttpStatus);
    }

    [Fact]
    public async Task A_call_never_works_on_the_callers_thread_of_control()
    {
        await using var file = new LocalFile();
        using var started = new ManualResetEventSlim();
        var content = new WritingContent(cancellationToken =>
        {
            // Would wait for ever, were this inside SendAsync.
            Assert.True(started.Wait(LocalFile.DefaultTimeout, cancellationToken));
            return Task.CompletedTask;
        });
        using var request = LocalFile.Request(MilvusRpcs.GetVersion.Path, content);

        var call = file.SendAsync(request, CancellationToken.None);
        started.Set();

        using var response = await call.WaitAsync(LocalFile.DefaultTimeout);
        Assert.Equal(0, (await LocalFile.Answer.ReadAsync(response)).Status);
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call()
    {
        var time = new ManualTime();
        await using var file = new LocalFile(new MilvusLocalOptions { TimeProvider = time });
        var reached = new TaskCompletionSource();
        var content = new WritingContent(cancellationToken =>
        {
            reached.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        });
        using var request = LocalFile.Request(MilvusRpcs.GetVersion.Path, content, ("grpc-timeout", "5S"));

        var call = file.SendAsync(request, CancellationToken.None);
        await reached.Task.WaitAsync(LocalFile.DefaultTimeout);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        using var response = await call.WaitAsync(LocalFile.DefaultTimeout);
        Assert.Equal(4, (await LocalFile.Answer.ReadAsync(response)).Status);
    }

    [Fact]
    public async Task A_call_that_the_caller_gives_up_throws_to_the_caller()
    {
        await using var file = new LocalFile();
        using var giveUp = new CancellationTokenSource();
        var content = new WritingContent(cancellationToken =>
        {
            giveUp.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        });
        using var request = LocalFile.Request(MilvusRpcs.GetVersion.Path, content);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => file.SendAsync(request, giveUp.Token).WaitAsync(LocalFile.DefaultTimeout));
    }

    [Fact]
    public async Task A_failure_of_the_callers_own_content_reaches_the_caller()
    {
        await using var file = new LocalFile();
        using var request = LocalFile.Request(
            MilvusRpcs.GetVersion.Path, new WritingContent(_ => throw new ArgumentException("row 7")));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => file.SendAsync(request, CancellationToken.None));
        Assert.Equal("row 7", error.Message);
    }

    /// <summary>Runs something while its bytes are asked for, then sends an empty message.</summary>
    private sealed class WritingContent(Func<CancellationToken, Task> whileWriting) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
            => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await whileWriting(cancellationToken);
            await stream.WriteAsync(LocalFile.Frame([]), cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
