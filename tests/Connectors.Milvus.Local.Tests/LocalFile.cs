using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests;

/// <summary>An embedded engine on a file of its own, called with raw messages as any gRPC client would.</summary>
internal sealed class LocalFile : IAsyncDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milvus-local-");
    private readonly HttpMessageInvoker _invoker;

    public LocalFile(MilvusLocalOptions? options = null)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "test.db");
        Local = MilvusLocal.Open(Path, options);
        _invoker = new HttpMessageInvoker(Local.Handler, disposeHandler: false);
    }

    public string Path { get; }

    public MilvusLocal Local { get; }

    /// <summary>Calls an RPC and demands an answer, whatever its status.</summary>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, TRequest request, params (string Name, string Value)[] headers)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var answer = await SendAsync(rpc.Path, new ByteArrayContent(Frame(request.ToByteArray())), headers);
        Assert.True(answer.Status == 0, $"grpc-status {answer.Status}: {answer.Message}");
        return rpc.ResponseParser.ParseFrom(answer.Body);
    }

    /// <summary>Calls an RPC and demands success.</summary>
    public async Task<TResponse> SucceedAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, TRequest request, params (string Name, string Value)[] headers)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var response = await CallAsync(rpc, request, headers);
        var fault = MilvusStatus.Read(rpc.GetStatus(response));
        Assert.True(fault is null, $"{rpc.Name} failed: {fault}");
        return response;
    }

    /// <summary>Calls an RPC and demands a failure with this code, flag and part of the reason.</summary>
    public async Task<Status> FailAsync<TRequest, TResponse>(
        MilvusRpc<TRequest, TResponse> rpc, TRequest request, int code, string reason, bool isInputError = true)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var status = rpc.GetStatus(await CallAsync(rpc, request));
        Assert.NotNull(status);
        Assert.Contains(reason, status.Reason, StringComparison.Ordinal);
        Assert.Equal(code, status.Code);
        Assert.Equal(MilvusCodeTable.Get(code).Legacy, status.ErrorCode);
        Assert.Equal(isInputError, status.ExtraInfo.ContainsKey(MilvusStatus.InputErrorKey));
        return status;
    }

    /// <summary>Sends what may be no request at all.</summary>
    public async Task<Answer> SendAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = Request(path, content, headers);
        using var response = await _invoker.SendAsync(request, CancellationToken.None).WaitAsync(DefaultTimeout);
        return await Answer.ReadAsync(response);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _invoker.SendAsync(request, cancellationToken);

    public static HttpRequestMessage Request(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "http://milvus.local" + path) { Content = content };
        content.Headers.ContentType ??= new MediaTypeHeaderValue("application/grpc");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return request;
    }

    public static byte[] Frame(ReadOnlySpan<byte> message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame.AsSpan(5));
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        _invoker.Dispose();
        await Local.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>What came back.</summary>
    internal sealed record Answer(int HttpStatus, int Status, string Message, byte[] Body)
    {
        public static async Task<Answer> ReadAsync(HttpResponseMessage response)
        {
            Assert.Equal(2, response.Version.Major);
            var body = await response.Content.ReadAsByteArrayAsync();
            var headers = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
            var message = headers.TryGetValues("grpc-message", out var values) ? Uri.UnescapeDataString(values.Single()) : "";
            var status = int.Parse(headers.GetValues("grpc-status").Single(), CultureInfo.InvariantCulture);
            if (body.Length > 0)
            {
                Assert.Equal(0, body[0]);
                Assert.Equal(body.Length - 5, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)));
                body = body[5..];
            }

            return new Answer((int)response.StatusCode, status, message, body);
        }
    }
}
