using Connectors.Milvus.Client;

namespace Connectors.Milvus.Docs.Tests.Guides;

[MilvusCollection(EnableDynamicField = true)]
public sealed class Article
{
    [MilvusKey(AutoId = true)] public long Id { get; set; }
    [MilvusField(MaxLength = 64, IsPartitionKey = true)] public string Tenant { get; set; } = "";
    [MilvusField(MaxLength = 8_000, EnableMatch = true, AnalyzerParams = """{"type":"english"}""")] public string Text { get; set; } = "";
    public decimal? Price { get; set; }
    [MilvusField(MaxCapacity = 16, MaxLength = 40)] public List<string> Tags { get; set; } = [];
    [MilvusVector(4, Type = MilvusDataType.Float16Vector)] public Half[] Embedding { get; set; } = [];
    [MilvusVector] public MilvusSparseVector Words { get; set; } = MilvusSparseVector.Empty;
    [MilvusDynamicField] public Dictionary<string, object?> More { get; set; } = [];
}
