using System.Runtime.InteropServices;
using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;
using Google.Protobuf;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.Benchmarks;

/// <summary>One record for both ways: through the connector by its attributes, and through the client by the client's.</summary>
internal sealed class ConnectorRecord
{
    public const int Dimension = 128;
    public const string Collection = "connector";

    [VectorStoreKey, MilvusKey]
    public long Id { get; set; }

    [VectorStoreData]
    public string Text { get; set; } = "";

    [VectorStoreData]
    public int Number { get; set; }

    [VectorStoreData]
    public int? Rating { get; set; }

    [VectorStoreData]
    public double Weight { get; set; }

    [VectorStoreData]
    public bool IsPublic { get; set; }

    [VectorStoreData]
    public DateTime CreatedAt { get; set; }

    [VectorStoreVector(Dimension), MilvusVector(Dimension)]
    public ReadOnlyMemory<float> Vector { get; set; }

    public static ConnectorRecord[] Make(int count)
    {
        var vectors = RandomVectors.Flat(count, Dimension);
        return [.. Enumerable.Range(0, count).Select(i => new ConnectorRecord
        {
            Id = i,
            Text = $"passage {i}",
            Number = i % 100,
            Rating = i % 3 == 0 ? null : i % 5,
            Weight = i / 3.0,
            IsPublic = i % 2 == 0,
            CreatedAt = new DateTime(2026, 1, 1).AddMinutes(i),
            Vector = vectors.AsMemory(i * Dimension, Dimension),
        })];
    }

    /// <summary>What a server that keeps nothing answers: every call about this collection, with as many rows as are asked of it.</summary>
    public static Dictionary<string, byte[]> Answers(int written, int found, int queried) => new(StringComparer.Ordinal)
    {
        [MilvusRpcs.Connect.Path] = CannedAnswers.Frame(new ConnectResponse { Status = new Status(), ServerInfo = new Protocol.ServerInfo { BuildTags = "v2.6.0" } }),
        [MilvusRpcs.DescribeCollection.Path] = CannedAnswers.Frame(new DescribeCollectionResponse
        {
            Status = new Status(), Schema = Schema, CollectionID = 1, CollectionName = Collection, UpdateTimestamp = 1,
        }),
        [MilvusRpcs.Upsert.Path] = CannedAnswers.Frame(new MutationResult { Status = new Status(), IDs = Ids(written), UpsertCnt = written, Timestamp = 2 }),
        [MilvusRpcs.Search.Path] = CannedAnswers.Frame(new SearchResults
        {
            Status = new Status(),
            Results = Hits(found),
        }),
        [MilvusRpcs.Query.Path] = CannedAnswers.Frame(Rows(queried)),
    };

    private static CollectionSchema Schema { get; } = new()
    {
        Name = Collection,
        Fields =
        {
            new FieldSchema { FieldID = 100, Name = nameof(Id), DataType = DataType.Int64, IsPrimaryKey = true },
            new FieldSchema { FieldID = 101, Name = nameof(Text), DataType = DataType.VarChar, TypeParams = { new Protocol.KeyValuePair { Key = "max_length", Value = "65535" } } },
            new FieldSchema { FieldID = 102, Name = nameof(Number), DataType = DataType.Int32 },
            new FieldSchema { FieldID = 103, Name = nameof(Rating), DataType = DataType.Int32, Nullable = true },
            new FieldSchema { FieldID = 104, Name = nameof(Weight), DataType = DataType.Double },
            new FieldSchema { FieldID = 105, Name = nameof(IsPublic), DataType = DataType.Bool },
            new FieldSchema { FieldID = 106, Name = nameof(CreatedAt), DataType = DataType.Int64 },
            new FieldSchema { FieldID = 107, Name = nameof(Vector), DataType = DataType.FloatVector, TypeParams = { new Protocol.KeyValuePair { Key = "dim", Value = $"{Dimension}" } } },
        },
    };

    private static SearchResultData Hits(int count)
    {
        var data = new SearchResultData { NumQueries = 1, TopK = count, Topks = { count }, Ids = Ids(count), PrimaryFieldName = nameof(Id) };
        data.Scores.AddRange(Enumerable.Range(0, count).Select(rank => 1f / (rank + 1)));
        data.FieldsData.AddRange(Columns(Make(count)));
        data.OutputFields.AddRange(data.FieldsData.Select(field => field.FieldName));
        return data;
    }

    private static QueryResults Rows(int count)
    {
        var results = new QueryResults { Status = new Status(), PrimaryFieldName = nameof(Id) };
        results.FieldsData.Add(Column(nameof(Id), DataType.Int64, new ScalarField { LongData = new LongArray { Data = { Enumerable.Range(0, count).Select(id => (long)id) } } }));
        results.FieldsData.AddRange(Columns(Make(count)));
        results.OutputFields.AddRange(results.FieldsData.Select(field => field.FieldName));
        return results;
    }

    private static FieldData[] Columns(ConnectorRecord[] records)
    {
        var rating = Column(nameof(Rating), DataType.Int32, new ScalarField { IntData = new IntArray { Data = { records.Select(each => each.Rating ?? 0) } } });
        rating.ValidData.AddRange(records.Select(each => each.Rating is not null));
        return
        [
            Column(nameof(Text), DataType.VarChar, new ScalarField { StringData = new StringArray { Data = { records.Select(each => each.Text) } } }),
            Column(nameof(Number), DataType.Int32, new ScalarField { IntData = new IntArray { Data = { records.Select(each => each.Number) } } }),
            rating,
            Column(nameof(Weight), DataType.Double, new ScalarField { DoubleData = new DoubleArray { Data = ByteString.CopyFrom(MemoryMarshal.AsBytes(records.Select(each => each.Weight).ToArray().AsSpan())) } }),
            Column(nameof(IsPublic), DataType.Bool, new ScalarField { BoolData = new BoolArray { Data = { records.Select(each => each.IsPublic) } } }),
            Column(nameof(CreatedAt), DataType.Int64, new ScalarField { LongData = new LongArray { Data = { records.Select(each => each.CreatedAt.Ticks) } } }),
        ];
    }

    private static FieldData Column(string name, DataType type, ScalarField values) => new() { FieldName = name, Type = type, Scalars = values };

    private static IDs Ids(int count) => new() { IntId = new LongArray { Data = { Enumerable.Range(0, count).Select(id => (long)id) } } };
}
