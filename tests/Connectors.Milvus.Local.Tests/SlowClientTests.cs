using System.Net;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests;

/// <summary>Clients that take their time hold nothing that others wait for: calls open the file only while they work.</summary>
public sealed class SlowClientTests
{
    private static readonly MilvusLocalOptions Impatient = new() { BusyTimeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task A_client_that_does_not_read_its_answers_holds_up_no_writer()
    {
        await using var file = new LocalFile(Impatient);
        await Samples.FillAsync(file, "c");
        var unread = new List<HttpResponseMessage>();
        for (var call = 0; call < 40; call++)
        {
            var frame = LocalFile.Frame(Samples.Search("c", 1, 0).ToByteArray());
            unread.Add(await file.SendAsync(LocalFile.Request(MilvusRpcs.Search.Path, new ByteArrayContent(frame)), CancellationToken.None));
        }

        await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c", Expr = "id in [1]" });
        await file.SucceedAsync(MilvusRpcs.DropCollection, new DropCollectionRequest { CollectionName = "c" });

        // They get what was found when they asked.
        var answer = await LocalFile.Answer.ReadAsync(unread[0]);
        Assert.Equal(1, MilvusRpcs.Search.ResponseParser.ParseFrom(answer.Body).Results.Ids.IntId.Data[0]);
        unread.ForEach(response => response.Dispose());
    }

    [Fact]
    public async Task A_client_that_sends_its_write_slowly_holds_up_no_other_writer()
    {
        await using var file = new LocalFile(Impatient);
        await Samples.FillAsync(file, "c");
        var slow = new HaltingContent(LocalFile.Frame(new DeleteRequest { CollectionName = "c", Expr = "id in [1]" }.ToByteArray()));
        var call = file.SendAsync(MilvusRpcs.Delete.Path, slow);

        await slow.Halted.WaitAsync(LocalFile.DefaultTimeout);
        await file.SucceedAsync(MilvusRpcs.Delete, new DeleteRequest { CollectionName = "c", Expr = "id in [2]" });
        Assert.False(call.IsCompleted);
        slow.GoOn();

        Assert.Equal(0, (await call).Status);
        var left = await file.SucceedAsync(MilvusRpcs.Query, new QueryRequest { CollectionName = "c", Expr = "id > 0", OutputFields = { "id" } });
        Assert.Equal([3, 4], left.FieldsData.Single().Scalars.LongData.Data);
    }

    // Sends half, and the rest when it is told to.
    private sealed class HaltingContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource _halted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Halted => _halted.Task;

        public void GoOn() => _goOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            _halted.SetResult();
            await _goOn.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
