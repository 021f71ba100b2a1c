using System.Buffers.Binary;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Makes the engine a Milvus before 2.5.2: it does not read what a search iterator says, and keeps no place for it.</summary>
internal sealed class TokenlessServer(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int FrameHeaderBytes = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Segments[^1] != MilvusRpcs.Search.Name)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var search = SearchRequest.Parser.ParseFrom((await request.Content!.ReadAsByteArrayAsync(cancellationToken)).AsSpan(FrameHeaderBytes));
        foreach (var unknown in search.SearchParams.Where(pair => pair.Key.StartsWith("search_iter", StringComparison.Ordinal)).ToList())
        {
            search.SearchParams.Remove(unknown);
        }

        request.Content = Frame(search, request.Content);
        return await base.SendAsync(request, cancellationToken);
    }

    private static ByteArrayContent Frame(IMessage message, HttpContent old)
    {
        var bytes = message.ToByteArray();
        var frame = new byte[FrameHeaderBytes + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
        bytes.CopyTo(frame, FrameHeaderBytes);
        var content = new ByteArrayContent(frame);
        content.Headers.ContentType = old.Headers.ContentType;
        return content;
    }
}
