using Connectors.Milvus.Engine.Rows;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The number that stands for a term in sparse vectors. Terms that share one count as the same, as in Milvus.</summary>
internal static class TermHash
{
    // 2^32 - 1 is no index of a sparse vector.
    public static uint Of(string term) => PartitionSource.Hash(term) % uint.MaxValue;
}
