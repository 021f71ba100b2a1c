using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>The record of the basic tests, with its data.</summary>
public sealed class TestRecord
{
    public const int Dimensions = 3;

    [VectorStoreKey]
    public string Key { get; set; } = "";

    [VectorStoreData(StorageName = "text")]
    public string? Text { get; set; }

    [VectorStoreData(StorageName = "number", IsIndexed = true)]
    public int Number { get; set; }

    [VectorStoreVector(Dimensions, DistanceFunction = DistanceFunction.CosineSimilarity, IndexKind = IndexKind.Flat)]
    public ReadOnlyMemory<float> Vector { get; set; }

    /// <summary>Not part of the model.</summary>
    public string? Remark { get; set; }

    public static TestRecord[] Data() =>
    [
        new() { Key = "a", Text = "foo", Number = 1, Vector = new float[] { 1, 0, 0 } },
        new() { Key = "b", Text = "bar", Number = 2, Vector = new float[] { 0.9f, 0.1f, 0 } },
        new() { Key = "c", Text = "bar", Number = 3, Vector = new float[] { 0, 1, 0 } },
        new() { Key = "d", Text = null, Number = 4, Vector = new float[] { 0, 0, 1 } },
    ];

    public static void AssertEqual(TestRecord expected, TestRecord? actual, bool includeVectors)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.Number, actual.Number);
        Assert.Null(actual.Remark);
        Assert.Equal(includeVectors ? expected.Vector.ToArray() : [], actual.Vector.ToArray());
    }
}
