namespace Connectors.Milvus.Engine.Rules;

/// <summary>Milvus's default limits.</summary>
internal static class Limits
{
    public const int Fields = 64;
    public const int VectorFields = 10;
    public const int Shards = 16;
    public const int Partitions = 1024;
    public const int PartitionKeyPartitions = 16;
    public const int MinDimension = 2;
    public const int MaxDimension = 32768;
    public const int VarCharBytes = 65535;
    public const int ArrayCapacity = 4096;
    public const int JsonBytes = 65536;
    public const int TopK = 16384;
    public const int QueryVectors = 16384;
    public const int ResultWindow = 16384;
    public const int GroupSize = 10;
    public const int RoundDecimal = 6;
    public const int HybridSearches = 1024;
}
