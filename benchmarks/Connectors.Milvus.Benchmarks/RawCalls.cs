using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// Ready bytes out with the headers that the client sends, bytes back, nothing looked at: what a handler takes for a round trip, which is the
/// limit of whatever is built on it.
/// </summary>
internal sealed class RawCalls : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly Uri _address;

    private RawCalls(string address, HttpMessageInvoker invoker) => (_address, _invoker) = (new Uri(address), invoker);

    /// <summary>On the handler that the client makes, with its windows and pings.</summary>
    public static RawCalls OnOurHandler(string address) => new(address, HandlerFactory.CreateInvoker(new MilvusClientOptions { Address = address }, MilvusAddress.Parse(address)));

    /// <summary>On a handler as .NET makes it.</summary>
    public static RawCalls OnDefaultHandler(string address) => new(address, new HttpMessageInvoker(new SocketsHttpHandler(), disposeHandler: true));

    /// <param name="path">The RPC.</param>
    /// <param name="frame">The framed request.</param>
    /// <param name="database">What chooses the answer.</param>
    public async Task CallAsync(string path, byte[] frame, string database)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity");
        request.Headers.TryAddWithoutValidation("dbname", database);
        request.Headers.TryAddWithoutValidation("client-request-unixmsec", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        using var response = await _invoker.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        await using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            while (await stream.ReadAsync(buffer).ConfigureAwait(false) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _invoker.Dispose();
}
