using System.Globalization;

namespace ConcurrentIngest.Ingestion;

/// <summary>
/// Documents made on the fly, the same ones each time: a source that can be read again from the start is all that resuming needs.
/// Nothing is kept; a document lives until its batch is written.
/// </summary>
internal sealed class SyntheticDocuments(int count, int dimension)
{
    public int Count => count;

    public IEnumerable<Document> Read()
    {
        for (var id = 0; id < count; id++)
        {
            yield return new Document
            {
                Id = id,
                Source = string.Create(CultureInfo.InvariantCulture, $"file-{id % 1_000:D3}.md"),
                Vector = Vector(id),
            };
        }
    }

    /// <summary>The vector of a document: numbers between -1 and 1 that follow from the key.</summary>
    public float[] Vector(long id)
    {
        var vector = new float[dimension];
        var state = (ulong)id * 0x9E3779B97F4A7C15;
        for (var i = 0; i < vector.Length; i++)
        {
            // SplitMix64: one multiply-xor chain per number, no state beyond the counter.
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            vector[i] = ((mixed >> 40) * (2f / (1 << 24))) - 1;
        }

        return vector;
    }
}
