namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>
/// A double as an integer that is equal exactly when the doubles are. SQLite's own reading of decimal text may be off
/// by the last bit, so long lists of doubles travel as these.
/// </summary>
internal static class DoubleBits
{
    public static long Of(double value) => BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
}
