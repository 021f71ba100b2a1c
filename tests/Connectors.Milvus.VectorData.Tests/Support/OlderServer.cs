using System.Buffers.Binary;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>Makes the server one of an older version, as far as it says itself what it is.</summary>
internal sealed class OlderServer(HttpMessageHandler inner, string version) : DelegatingHandler(inner)
{
    private const int FrameHeaderBytes = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.Segments[^1] != MilvusRpcs.Connect.Name)
            return response;

        byte[] frame = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        ConnectResponse answer = ConnectResponse.Parser.ParseFrom(frame.AsSpan(FrameHeaderBytes));
        answer.ServerInfo.BuildTags = version;
        byte[] message = answer.ToByteArray();
        byte[] changed = new byte[FrameHeaderBytes + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(1), message.Length);
        message.CopyTo(changed, FrameHeaderBytes);
        var content = new ByteArrayContent(changed);
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = content;
        return response;
    }
}
