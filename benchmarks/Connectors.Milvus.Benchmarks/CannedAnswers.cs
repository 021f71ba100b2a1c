using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// What a server that keeps nothing answers: framed responses by path; searches by path and database, whose name says how large
/// an answer is wanted.
/// </summary>
internal static class CannedAnswers
{
    public const string Top10 = "top10";
    public const string Top1000 = "top1000";
    public const string Top10000WithVectors = "top10000";

    public static Dictionary<string, byte[]> For(CollectionSchema schema, int rowsPerInsert)
    {
        var ids = Ids(rowsPerInsert);
        var inserted = new MutationResult { Status = new Status(), IDs = ids, InsertCnt = rowsPerInsert, UpsertCnt = rowsPerInsert, Timestamp = 2 };
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [MilvusRpcs.Connect.Path] = Frame(new ConnectResponse { Status = new Status(), Identifier = 1, ServerInfo = new ServerInfo { BuildTags = "v2.6.0" } }),
            [MilvusRpcs.DescribeCollection.Path] = Frame(new DescribeCollectionResponse
            {
                Status = new Status(), Schema = schema, CollectionID = 1, CollectionName = schema.Name, UpdateTimestamp = 1,
            }),
            [MilvusRpcs.Insert.Path] = Frame(inserted),
            [MilvusRpcs.Upsert.Path] = Frame(inserted),
            [Key(MilvusRpcs.Search.Path, Top10)] = Frame(Hits(10, withVectors: false)),
            [Key(MilvusRpcs.Search.Path, Top1000)] = Frame(Hits(1_000, withVectors: false)),
            [Key(MilvusRpcs.Search.Path, Top10000WithVectors)] = Frame(Hits(10_000, withVectors: true)),
        };
    }

    public static string Key(string path, string database) => $"{path}@{database}";

    public static byte[] Frame(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }

    private static SearchResults Hits(int count, bool withVectors)
    {
        var records = WireRecord.Make(count);
        var data = new SearchResultData
        {
            NumQueries = 1, TopK = count, Topks = { count }, Ids = Ids(count), PrimaryFieldName = nameof(WireRecord.Id),
            Scores = { Enumerable.Range(0, count).Select(rank => 1f / (rank + 1)) },
            FieldsData =
            {
                Scalars(nameof(WireRecord.Text), DataType.VarChar, new ScalarField { StringData = new StringArray { Data = { records.Select(each => each.Text) } } }),
                Scalars(nameof(WireRecord.Tag), DataType.VarChar, new ScalarField { StringData = new StringArray { Data = { records.Select(each => each.Tag) } } }),
                Scalars(nameof(WireRecord.CreatedAt), DataType.Int64, new ScalarField { LongData = new LongArray { Data = { records.Select(each => each.CreatedAt) } } }),
            },
        };
        if (withVectors)
            data.FieldsData.Add(Vectors(records));
        data.OutputFields.AddRange(data.FieldsData.Select(field => field.FieldName));
        return new SearchResults { Status = new Status(), Results = data };
    }

    private static FieldData Scalars(string name, DataType type, ScalarField values) => new() { FieldName = name, Type = type, Scalars = values };

    private static FieldData Vectors(WireRecord[] records)
    {
        var bytes = new byte[records.Length * WireRecord.Dimension * sizeof(float)];
        for (var row = 0; row < records.Length; row++)
            MemoryMarshal.AsBytes(records[row].Vector.Span).CopyTo(bytes.AsSpan(row * WireRecord.Dimension * sizeof(float)));
        return new FieldData
        {
            FieldName = nameof(WireRecord.Vector),
            Type = DataType.FloatVector,
            Vectors = new VectorField { Dim = WireRecord.Dimension, FloatVector = new FloatArray { Data = UnsafeByteOperations.UnsafeWrap(bytes) } },
        };
    }

    private static IDs Ids(int count) => new() { IntId = new LongArray { Data = { Enumerable.Range(0, count).Select(id => (long)id) } } };
}
