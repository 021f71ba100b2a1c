using System.Net;
using System.Net.Http.Headers;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>Answers in process and keeps the last insert's message.</summary>
internal sealed class CapturingHandler(CollectionSchema schema, int rowsPerInsert) : HttpMessageHandler
{
    private const int FrameHeader = 5;

    private readonly Dictionary<string, byte[]> _answers = CannedAnswers.For(schema, rowsPerInsert);

    public byte[]? LastInsert { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var message = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        if (path == MilvusRpcs.Insert.Path)
            LastInsert = message[FrameHeader..];

        var response = new HttpResponseMessage(HttpStatusCode.OK) { Version = HttpVersion.Version20, RequestMessage = request, Content = new ByteArrayContent(_answers[path]) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }
}
