using System.IO.Pipelines;
using System.Text;

namespace Connectors.Milvus.Server.Tests;

public sealed class PrefaceTests
{
    [Theory]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", true)]
    [InlineData("POST /v2 HTTP/1.1\r\n", false)]
    [InlineData("PUT / HTTP/1.1\r\n", false)]
    [InlineData("PROPFIND / HTTP/1.1\r\n", false)]
    [InlineData("G", false)]
    [InlineData("PRI", false)]
    public async Task The_first_bytes_tell_the_protocol(string text, bool isHttp2)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes(text));
        await pipe.Writer.CompleteAsync();

        Assert.Equal(isHttp2, await PrefaceSniffer.IsHttp2Async(pipe.Reader, CancellationToken.None));
        Assert.Equal(text, await ReadAsync(pipe.Reader));
    }

    [Fact]
    public async Task A_preface_that_comes_byte_by_byte_is_left_whole_for_the_next_reader()
    {
        const string Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        var pipe = new Pipe();
        var verdict = PrefaceSniffer.IsHttp2Async(pipe.Reader, CancellationToken.None);
        foreach (var b in Encoding.ASCII.GetBytes(Preface))
            await pipe.Writer.WriteAsync(new[] { b });

        Assert.True(await verdict);
        await pipe.Writer.CompleteAsync();
        Assert.Equal(Preface, await ReadAsync(pipe.Reader));
    }

    private static async Task<string> ReadAsync(PipeReader reader)
    {
        using var stream = new MemoryStream();
        await reader.CopyToAsync(stream).WaitAsync(RunningServer.DefaultTimeout);
        return Encoding.ASCII.GetString(stream.ToArray());
    }
}
