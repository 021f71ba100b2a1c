using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The BM25 function: a text becomes a sparse vector with the frequency of each of its terms. What that is worth is decided when somebody searches.</summary>
internal static class Bm25Function
{
    /// <summary>The output column of the rows. A text that is null or has no terms gives an empty vector.</summary>
    public static SparseVectorColumn Run(FieldEntry input, FieldEntry output, Column? texts, int rowCount)
    {
        var rows = new ReadOnlyMemory<byte>[rowCount];
        var byDefault = input.Default is Column<string> { Values: [var text] } ? Write(CountTerms(input.Analyzer!, text)) : default;
        for (var row = 0; row < rowCount; row++)
            rows[row] = texts is null || texts.IsNull(row) ? byDefault : Write(CountTerms(input.Analyzer!, ((Column<string>)texts).Values[row]));
        return new SparseVectorColumn(output.Name, rows);
    }

    /// <summary>The terms of a text and how often each stands in it, in order of their numbers.</summary>
    public static SparsePair[] CountTerms(Analyzer analyzer, string text)
    {
        var counts = new SortedDictionary<uint, int>();
        foreach (var token in analyzer.Analyze(text))
            counts[token.Hash] = counts.GetValueOrDefault(token.Hash) + 1;
        return [.. counts.Select(static pair => new SparsePair(pair.Key, pair.Value))];
    }

    private static ReadOnlyMemory<byte> Write(SparsePair[] pairs) => MemoryMarshal.AsBytes(pairs.AsSpan()).ToArray();
}
