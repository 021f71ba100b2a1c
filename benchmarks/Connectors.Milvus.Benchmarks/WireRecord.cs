using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Benchmarks;

/// <summary>The record of the wire benchmark: what a retrieval application stores for a passage.</summary>
internal sealed class WireRecord
{
    public const int Dimension = 768;

    [MilvusKey] public long Id { get; set; }

    [MilvusField(MaxLength = 1024)] public string Text { get; set; } = "";

    [MilvusField(MaxLength = 64)] public string Tag { get; set; } = "";

    public double Weight { get; set; }

    public bool IsPublic { get; set; }

    public long CreatedAt { get; set; }

    [MilvusVector(Dimension)] public ReadOnlyMemory<float> Vector { get; set; }

    public static WireRecord[] Make(int count)
    {
        var vectors = RandomVectors.Flat(count, Dimension);
        var text = string.Concat(Enumerable.Repeat("retrieval by meaning, filtered by facts. ", 5));
        return [.. Enumerable.Range(0, count).Select(i => new WireRecord
        {
            Id = i,
            Text = $"{i} {text}",
            Tag = $"tag{i % 17}",
            Weight = i / 3.0,
            IsPublic = i % 2 == 0,
            CreatedAt = 1_700_000_000_000 + i,
            Vector = vectors.AsMemory(i * Dimension, Dimension),
        })];
    }

    /// <summary>The same collection as the sink server describes it.</summary>
    public static CollectionSchema Schema { get; } = new()
    {
        Name = "bench",
        Fields =
        {
            Field(100, nameof(Id), DataType.Int64),
            Field(101, nameof(Text), DataType.VarChar, ("max_length", "1024")),
            Field(102, nameof(Tag), DataType.VarChar, ("max_length", "64")),
            Field(103, nameof(Weight), DataType.Double),
            Field(104, nameof(IsPublic), DataType.Bool),
            Field(105, nameof(CreatedAt), DataType.Int64),
            Field(106, nameof(Vector), DataType.FloatVector, ("dim", $"{Dimension}")),
        },
    };

    private static FieldSchema Field(long id, string name, DataType type, params (string Key, string Value)[] typeParams)
    {
        var field = new FieldSchema { FieldID = id, Name = name, DataType = type, IsPrimaryKey = name == nameof(Id) };
        field.TypeParams.AddRange(typeParams.Select(pair => new Protocol.KeyValuePair { Key = pair.Key, Value = pair.Value }));
        return field;
    }
}
