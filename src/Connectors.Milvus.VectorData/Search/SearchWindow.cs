using System.Globalization;

namespace Connectors.Milvus.VectorData.Search;

/// <summary>How far one query or search reaches. See <see href="https://milvus.io/docs/limitations.md">Milvus Limits</see>.</summary>
internal static class SearchWindow
{
    /// <summary>The most rows that Milvus gives in answer to one query or search, those that are skipped included.</summary>
    public const int Size = 16_384;

    public static bool Holds(int top, int skip) => (long)top + skip <= Size;

    /// <exception cref="ArgumentOutOfRangeException">Skip and top reach beyond the window.</exception>
    public static void Require(int top, int skip, string reads, string remedy)
    {
        if (!Holds(top, skip))
        {
            throw new ArgumentOutOfRangeException(
                nameof(top),
                top,
                string.Create(CultureInfo.InvariantCulture, $"Skip ({skip}) and top ({top}) together are {(long)top + skip}. {reads} up to the first {Size:N0}. {remedy}"));
        }
    }
}
