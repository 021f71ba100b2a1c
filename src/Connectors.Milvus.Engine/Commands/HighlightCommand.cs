namespace Connectors.Milvus.Engine;

/// <summary>Marks words in the texts of hits. The texts must be among the output fields.</summary>
public sealed record HighlightCommand
{
    /// <summary>Whether the words of a full-text search are marked, in the text that its function reads.</summary>
    public bool HighlightSearchText { get; init; }

    /// <summary>Further words to mark: a field, and the text whose words are marked in it.</summary>
    public IReadOnlyList<(string Field, string Text)> Queries { get; init; } = [];

    /// <summary>What is put before a marked word; several take turns within a fragment.</summary>
    public IReadOnlyList<string> PreTags { get; init; } = ["<em>"];

    /// <summary>What is put behind a marked word; several take turns within a fragment.</summary>
    public IReadOnlyList<string> PostTags { get; init; } = ["</em>"];

    /// <summary>Characters of a fragment before its first marked word, 0 or more.</summary>
    public int FragmentOffset { get; init; }

    /// <summary>Characters of a fragment without its tags, more than 0. A marked word that is longer is not cut.</summary>
    public int FragmentSize { get; init; } = 100;

    /// <summary>Fragments per text, 0 or more.</summary>
    public int FragmentCount { get; init; } = 5;
}

/// <summary>The marked parts of one field's texts.</summary>
/// <param name="Field">The field.</param>
/// <param name="Fragments">Per hit the parts of its text that have marked words, in their order; none for a text without any.</param>
public sealed record HighlightColumn(string Field, IReadOnlyList<IReadOnlyList<string>> Fragments);
