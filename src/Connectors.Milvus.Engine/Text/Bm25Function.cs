using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The BM25 function: a text becomes a sparse vector with the frequency of each of its terms. What that is worth is decided when somebody searches.</summary>
internal static class Bm25Function
{
    /// <summary>The output column of the rows. A text that is null or has no terms gives an empty vector.</summary>
    public static SparseVectorColumn Run(CollectionEntry collection, FieldEntry output, IReadOnlyDictionary<FieldEntry, Column> columns, int rowCount)
    {
        var input = collection.InputOf(output);
        var chooser = input.Analyzers is { } several ? collection.FindField(several.ByField) : null;
        var rows = new ReadOnlyMemory<byte>[rowCount];
        for (var row = 0; row < rowCount; row++)
        {
            var analyzer = chooser is null ? input.Analyzer! : input.FindAnalyzer(Text(columns, chooser, row))!;
            rows[row] = Text(columns, input, row) is { } text ? Write(CountTerms(analyzer, text)) : default;
        }

        return new SparseVectorColumn(output.Name, rows);
    }

    // What the row will hold: what was sent, or the default.
    private static string? Text(IReadOnlyDictionary<FieldEntry, Column> columns, FieldEntry field, int row)
        => columns.GetValueOrDefault(field) is Column<string> sent && !sent.IsNull(row) ? sent.Values[row] : (field.Default as Column<string>)?.Values[0];

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
