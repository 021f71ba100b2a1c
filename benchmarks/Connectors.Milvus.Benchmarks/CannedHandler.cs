using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Milvus.Benchmarks;

/// <summary>Answers in process with ready bytes, after reading the request to its end.</summary>
internal sealed class CannedHandler(Dictionary<string, byte[]> answers) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Version = HttpVersion.Version20,
            RequestMessage = request,
            Content = new ByteArrayContent(answers[request.RequestUri!.AbsolutePath]),
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }
}
