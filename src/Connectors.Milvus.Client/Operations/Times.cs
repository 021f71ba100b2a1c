namespace Connectors.Milvus.Client;

/// <summary>Points in time as servers write them in answers.</summary>
internal static class Times
{
    /// <summary>Milliseconds since 1970; 0, and what no calendar has, means not told.</summary>
    public static DateTimeOffset? FromMilliseconds(long milliseconds) =>
        milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
