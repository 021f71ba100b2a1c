namespace Connectors.Milvus.Client;

/// <summary>
/// How the server marks, in the texts of hits, what the search was about. Immutable. Needs Milvus 2.6.9.
/// See <see href="https://milvus.io/docs/text-highlighter.md">Text Highlighter</see>.
/// </summary>
public sealed class MilvusHighlighter
{
    private MilvusHighlighter(bool isSemantic, IReadOnlyDictionary<string, object?> parameters)
    {
        IsSemantic = isSemantic;
        Parameters = parameters;
    }

    internal bool IsSemantic { get; }

    internal IReadOnlyDictionary<string, object?> Parameters { get; }

    /// <summary>Marks the words of the searched text.</summary>
    /// <param name="options">Tags and fragments; null for the server's.</param>
    public static MilvusHighlighter Lexical(MilvusLexicalHighlight? options = null) => new(false, (options ?? new()).ToParameters());

    /// <summary>Marks what a model finds relevant.</summary>
    /// <param name="queries">The questions, one for each query vector.</param>
    /// <param name="fields">The text fields to mark.</param>
    /// <param name="parameters">Further parameters by Milvus's names, such as <c>threshold</c>, <c>pre_tags</c> and the model's; null for none.</param>
    public static MilvusHighlighter Semantic(
        IReadOnlyList<string> queries, IReadOnlyList<string> fields, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(fields);
        var all = new Dictionary<string, object?>(parameters ?? new Dictionary<string, object?>(), StringComparer.Ordinal)
        {
            ["queries"] = queries,
            ["input_fields"] = fields,
        };
        return new MilvusHighlighter(true, all);
    }
}

/// <summary>How words are marked. Null leaves a setting to the server.</summary>
public sealed record MilvusLexicalHighlight
{
    /// <summary>Whether the words of a full-text search are marked. True by default.</summary>
    public bool HighlightSearchText { get; init; } = true;

    /// <summary>Further words to mark: the field, and the text whose words are looked for in it.</summary>
    public IReadOnlyList<MilvusHighlightQuery>? Queries { get; init; }

    /// <summary>What is put before a marked word; several take turns.</summary>
    public IReadOnlyList<string>? PreTags { get; init; }

    /// <summary>What is put behind a marked word; several take turns.</summary>
    public IReadOnlyList<string>? PostTags { get; init; }

    /// <summary>The characters of a fragment before its first marked word.</summary>
    public int? FragmentOffset { get; init; }

    /// <summary>The longest fragment, in characters.</summary>
    public int? FragmentSize { get; init; }

    /// <summary>The largest number of fragments of one text.</summary>
    public int? FragmentCount { get; init; }

    internal Dictionary<string, object?> ToParameters()
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["highlight_search_text"] = HighlightSearchText };
        Add("highlight_query", Queries?.Select(query => new Dictionary<string, object?>
        {
            ["type"] = query.Type, ["field"] = query.Field, ["text"] = query.Text,
        }).ToArray());
        Add("pre_tags", PreTags);
        Add("post_tags", PostTags);
        Add("fragment_offset", FragmentOffset);
        Add("fragment_size", FragmentSize);
        Add("num_of_fragments", FragmentCount);
        return parameters;

        void Add(string key, object? value)
        {
            if (value is not null)
            {
                parameters.Add(key, value);
            }
        }
    }
}

/// <summary>Words to mark in a field.</summary>
/// <param name="Field">The text field, with an analyzer.</param>
/// <param name="Text">The text whose words are marked.</param>
/// <param name="Type">The kind of match by Milvus's name.</param>
public sealed record MilvusHighlightQuery(string Field, string Text, string Type = "TextMatch");

/// <summary>What is marked in one text of a hit.</summary>
/// <param name="Fragments">The parts of the text with marked words in them.</param>
/// <param name="Scores">The relevance of each fragment, where a model marked it; else empty.</param>
public sealed record MilvusHighlight(IReadOnlyList<string> Fragments, IReadOnlyList<float> Scores);
