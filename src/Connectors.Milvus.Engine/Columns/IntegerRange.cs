namespace Connectors.Milvus.Engine.Columns;

/// <summary>What the small integer types hold.</summary>
internal static class IntegerRange
{
    public static bool Holds(EngineDataType type, int value) => type switch
    {
        EngineDataType.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        EngineDataType.Int16 => value is >= short.MinValue and <= short.MaxValue,
        _ => true,
    };

    public static string Of(EngineDataType type) => type switch
    {
        EngineDataType.Int8 => "[-128, 127]",
        EngineDataType.Int16 => "[-32768, 32767]",
        _ => "[-2147483648, 2147483647]",
    };
}
