namespace Connectors.Milvus.VectorData;

/// <summary>What the annotations of members that read record types by reflection say.</summary>
internal static class Trimming
{
    public const string Message =
        "Record types are read by reflection, which trimming may break. Use Dictionary<string, object?> records (GetDynamicCollection) instead.";

    public const string DynamicCode =
        "Record types are read by reflection, which needs dynamic code. Use Dictionary<string, object?> records (GetDynamicCollection) instead.";
}
