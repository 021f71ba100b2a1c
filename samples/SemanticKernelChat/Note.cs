using Microsoft.Extensions.VectorData;
using Microsoft.SemanticKernel.Data;

/// <summary>What the assistant knows: one note each. The text is what the embedding is made from.</summary>
internal sealed class Note
{
    [VectorStoreKey]
    public Guid Id { get; set; }

    [VectorStoreData, TextSearchResultName]
    public string Title { get; set; } = "";

    [VectorStoreData, TextSearchResultValue]
    public string Text { get; set; } = "";

    [VectorStoreVector(HashedWordEmbedder.Dimensions)]
    public string Embedding { get; set; } = "";
}
