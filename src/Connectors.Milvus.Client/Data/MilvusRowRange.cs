using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>Neighbouring records of a source.</summary>
/// <param name="Start">The position of the first one, from 0.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct MilvusRowRange(long Start, long Count)
{
    /// <summary>The position after the last one.</summary>
    public long End => Start + Count;

    /// <summary>Whether the record at a position is one of them.</summary>
    /// <param name="position">The position, from 0.</param>
    public bool Contains(long position) => position >= Start && position < End;

    /// <summary>The first and the last position, for example <c>0–999</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}–{End - 1}");
}
