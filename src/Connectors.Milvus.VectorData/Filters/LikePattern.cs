namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Patterns of Milvus's <c>like</c>: <c>%</c> is any run of characters, <c>_</c> is one, <c>\</c> takes either literally.</summary>
internal static class LikePattern
{
    /// <summary>Makes a pattern that matches exactly the text.</summary>
    public static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
