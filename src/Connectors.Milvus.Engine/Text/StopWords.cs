namespace Connectors.Milvus.Engine.Text;

/// <summary>The lists of stop words that parameters may name.</summary>
internal static class StopWords
{
    public static readonly IReadOnlySet<string> English = new HashSet<string>(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
        "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
    };

    /// <summary>The list of a name like <c>_english_</c>; null when there is none.</summary>
    public static IReadOnlySet<string>? Find(string name) => name == "_english_" ? English : null;
}
