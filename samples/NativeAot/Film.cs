using Connectors.Milvus.Client;

namespace NativeAot;

/// <summary>A record of the client's own attributes.</summary>
internal sealed class Film
{
    [MilvusKey] public long Id { get; set; }

    [MilvusField(MaxLength = 200)] public string Title { get; set; } = "";

    public int? Year { get; set; }

    public float Rating { get; set; }

    public string[] Genres { get; set; } = [];

    [MilvusVector(2)] public ReadOnlyMemory<float> Taste { get; set; }
}
