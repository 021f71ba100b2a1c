using Connectors.Milvus.Client;

namespace Connectors.Milvus.Docs.Tests.Guides;

public sealed class Film
{
    [MilvusKey] public long Id { get; set; }
    [MilvusField(MaxLength = 512)] public string Title { get; set; } = "";
    public int Year { get; set; }
    [MilvusVector(768)] public ReadOnlyMemory<float> Embedding { get; set; }
}
