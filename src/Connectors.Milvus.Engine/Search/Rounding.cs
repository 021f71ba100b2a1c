namespace Connectors.Milvus.Engine.Search;

/// <summary>Rounds scores as <c>round_decimal</c> asks.</summary>
internal static class Rounding
{
    public static float Round(float score, int decimals)
        => decimals < 0 ? score : (float)Math.Round((double)score, decimals, MidpointRounding.AwayFromZero);
}
