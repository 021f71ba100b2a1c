using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine;

/// <summary>One word that an analyzer found in a text.</summary>
/// <param name="Text">The word as it is indexed and sought.</param>
/// <param name="StartOffset">Where it begins in the text, in UTF-8 bytes.</param>
/// <param name="EndOffset">Where it ends, in UTF-8 bytes.</param>
/// <param name="Position">The how many-th word it is, from 0; words that a filter dropped are counted.</param>
public readonly record struct TextToken(string Text, int StartOffset, int EndOffset, int Position)
{
    /// <summary>The index of the word in the sparse vectors of a BM25 function: CRC-32 of its first 100 UTF-8 bytes, below 2^32 − 1.</summary>
    public uint Hash => TermHash.Of(Text);
}
