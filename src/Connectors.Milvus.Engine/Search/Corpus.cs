namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// What BM25 asks of all texts of a collection: how many there are, how long they are, and how many have a term. Nothing of it is stored:
/// it is counted over the rows that the transaction sees, whatever was inserted, replaced, deleted or has expired.
/// </summary>
internal sealed class Corpus(LoadedSparse texts, SlotSet rows)
{
    private readonly long _count = rows.Count;

    public LoadedSparse Texts => texts;

    /// <summary>Terms per text; 1 when there is no term at all.</summary>
    public double AverageLength { get; } = Average(texts, rows);

    /// <summary>The weight of a term: ln(1 + (N − n + ½) ÷ (n + ½)) when n of N texts have it. Always positive.</summary>
    public double Weight(PostingList list)
    {
        var having = 0L;
        foreach (var slot in list.Slots(list.Count))
        {
            if (rows.Contains(slot))
                having++;
        }

        return Math.Log(1 + ((_count - having + 0.5) / (having + 0.5)));
    }

    private static double Average(LoadedSparse texts, SlotSet rows)
    {
        const int Step = 512;
        Span<int> places = stackalloc int[Step];
        var total = 0.0;
        for (var start = 0; start < rows.Limit; start += Step)
        {
            foreach (var place in places[..rows.Collect(start, Step, null, places)])
                total += texts.Length(start + place);
        }

        return total > 0 ? total / rows.Count : 1;
    }
}
