using System.Buffers.Binary;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Benchmarks;

/// <summary>What a server that keeps nothing answers: framed responses by path.</summary>
internal static class CannedAnswers
{
    public static Dictionary<string, byte[]> For(CollectionSchema schema, int rowsPerInsert)
    {
        var ids = new LongArray();
        ids.Data.AddRange(Enumerable.Range(0, rowsPerInsert).Select(id => (long)id));
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [MilvusRpcs.Connect.Path] = Frame(new ConnectResponse { Status = new Status(), Identifier = 1, ServerInfo = new ServerInfo { BuildTags = "v2.6.0" } }),
            [MilvusRpcs.DescribeCollection.Path] = Frame(new DescribeCollectionResponse
            {
                Status = new Status(), Schema = schema, CollectionID = 1, CollectionName = schema.Name, UpdateTimestamp = 1,
            }),
            [MilvusRpcs.Insert.Path] = Frame(new MutationResult
            {
                Status = new Status(), IDs = new IDs { IntId = ids }, InsertCnt = rowsPerInsert, Timestamp = 2,
            }),
        };
    }

    private static byte[] Frame(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }
}
