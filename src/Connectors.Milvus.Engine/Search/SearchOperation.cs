using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Iteration;
using Connectors.Milvus.Engine.Ordering;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Rows;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Hits of one query vector, best first; grouped ones group by group.</summary>
internal sealed record Hits(IReadOnlyList<(float Score, int Slot)> List, IReadOnlyList<int>? GroupSizes = null);

/// <summary>What searches of one engine share.</summary>
internal sealed record SearchState(LiveSlotCache Slots, FilteredSlotCache Filtered, VectorCache Vectors, BackgroundLoader Loader, GraphBuilder Graphs, VectorEngineOptions Options);

/// <summary>One search within a read: find the slots that count, scan their vectors, settle ties, read the rows of the hits.</summary>
internal sealed class SearchOperation(Transaction read, SearchState state)
{
    public SearchResult Run(SearchCommand command, PinnedRead? iterator = null)
    {
        var collection = read.Catalog.Collection(command.Database, command.Collection);
        var output = OutputPlan.Create(collection, command.OutputFields, alwaysKey: false);
        command = KeyedSearch.Resolve(read.Session, collection, command);
        var plan = SearchPlan.Check(read, collection, command);
        if (command.IteratorPlace is { } place && iterator is not null)
            return RunPage(plan, command, output, place, iterator.PagesOf(place.Token));
        var hits = Find(plan, command).Select(list => Arrange(collection, plan.Order, list)).ToArray();
        var answer = Answer(plan.Collection, output, hits, score => Rounding.Round(plan.Metric.ToOutput(score), command.RoundDecimal), plan.GroupBy);
        return HighlightOperation.AddTo(answer, plan, command);
    }

    // The rows at the bound come first, in the order of their keys; those that earlier pages gave are left out.
    private SearchResult RunPage(SearchPlan plan, SearchCommand command, OutputPlan output, SearchIteratorPage place, SearchPages pages)
    {
        var taken = place.LastBound is { } bound ? pages.TakenAt(bound) : 0;
        var hits = Find(plan with { Range = plan.Range.Beyond(plan.Metric, place.LastBound, includeBound: taken is not null) }, command with { Offset = taken ?? 0 });
        var scores = hits[0].List.Select(hit => plan.Metric.ToOutput(hit.Score)).ToArray();
        pages.Add(place.LastBound, scores);
        var answer = Answer(plan.Collection, output, hits, score => Rounding.Round(plan.Metric.ToOutput(score), command.RoundDecimal));
        return answer with { IteratorPlace = new SearchIteratorPage { Token = pages.Token, LastBound = scores.Length > 0 ? scores[^1] : place.LastBound ?? plan.Metric.ToOutput(float.MaxValue) } };
    }

    /// <summary>The hits of every query vector, with the engine's own scores: greater is nearer.</summary>
    public IReadOnlyList<Hits> Find(SearchPlan plan, SearchCommand command)
    {
        var counters = Counters.Read(read.Session, plan.Collection.Id);
        var newScan = Load(plan, command, counters);
        return plan.GroupBy.Count == 0
            ? FindNearest(plan, command, counters, newScan)
            : new GroupedSearch(read.Session, plan, newScan).Find(command.Vectors!.Count, command, counters.NextSlot);
    }

    /// <summary>Puts hits, or groups by their first hits, into the order that was asked for.</summary>
    public Hits Arrange(CollectionEntry collection, OrderPlan? order, Hits hits)
    {
        if (order is null || hits.List.Count == 0)
            return hits;
        var units = new List<ArraySegment<(float Score, int Slot)>>();
        var list = hits.List.ToArray();
        var start = 0;
        foreach (var size in hits.GroupSizes ?? [.. Enumerable.Repeat(1, list.Length)])
        {
            units.Add(new ArraySegment<(float Score, int Slot)>(list, start, size));
            start += size;
        }

        return new Hits([.. order.Sort(read.Session, collection, [.. units.Select(static unit => unit[0].Slot)]).SelectMany(place => units[place])]);
    }

    /// <summary>Reads the rows of the hits and lays out the answer.</summary>
    public SearchResult Answer(CollectionEntry collection, OutputPlan output, IReadOnlyList<Hits> hits, Func<float, float> toScore, IReadOnlyList<FieldEntry>? groupBy = null)
    {
        var slots = hits.SelectMany(static list => list.List).Select(static hit => hit.Slot).ToArray();
        var rows = new RowCollector(collection, output);
        if (output.Fields.Count > 0)
            rows.Add(read.Session, slots);
        return new SearchResult
        {
            Counts = [.. hits.Select(static list => list.List.Count)],
            Ids = ReadColumn(collection, collection.PrimaryKey, slots),
            Scores = [.. hits.SelectMany(static list => list.List).Select(hit => toScore(hit.Score))],
            Columns = rows.Build(new LoadedVectorSource(read.Session, state.Vectors, Counters.Read(read.Session, collection.Id))),
            OutputFields = output.Names,
            PrimaryField = collection.PrimaryKey.Name,
            GroupByValues = [.. (groupBy ?? []).Select(field => ReadColumn(collection, field, slots))],
            Timestamp = read.Now(),
        };
    }

    // Brings the field's vectors into memory; what comes back begins a scan of a set of slots.
    private Func<SlotSet, FieldScan> Load(SearchPlan plan, SearchCommand command, Counters counters)
    {
        if (plan.Field.VectorType.IsSparse)
        {
            var postings = state.Vectors.GetSparse(read.Session, plan.Collection, plan.Field, counters);
            if (plan.Metric == Metric.Bm25)
                return LoadText(plan, command, counters, postings);
            return slots => new SparseScan(postings, (SparseVectorColumn)command.Vectors!, slots, plan.Range, state.Options.Threads);
        }

        var withNorms = plan.Metric == Metric.Cosine;
        var vectors = state.Vectors.Reserve(plan.Collection, plan.Field, withNorms, counters);
        var queries = new QueryVectors(vectors.Elements, (VectorColumn)command.Vectors!, withNorms);
        BlockScorer Scorer(SlotSet slots) => new(vectors.Elements, queries, slots, plan.Metric, plan.Range);
        if (vectors.IsFarFrom(counters.NextSlot, state.Options.ScanFileFrom))
            return slots => new FileScan(read.Session, vectors, Scorer(slots), state.Options.Threads, () => LoadBehind(plan.Collection, vectors, counters));
        vectors.Extend(read.Session, counters.NextSlot);
        FieldScan Scan(SlotSet slots) => new VectorScan(vectors, Scorer(slots), state.Options.Threads);
        return MayBeApproximate(plan, command) && state.Graphs.Find(plan.Collection, plan.Field, vectors, counters) is { } graph
            ? slots => new GraphScan(graph, vectors, queries, slots, new GraphScanOptions(command.Ef, state.Options.Threads), Scan)
            : Scan;
    }

    private void LoadBehind(CollectionEntry collection, LoadedVectors vectors, Counters counters)
    {
        state.Loader.Request(collection.Id, vectors);
        state.Graphs.Look(collection.Id, counters, isMissing: true);
    }

    // Pages of an iterator must fit together, and a range or a grouping asks for all that is there.
    private static bool MayBeApproximate(SearchPlan plan, SearchCommand command)
        => plan.Range.IsAll && plan.GroupBy.Count == 0 && command.Iterator is null && command.IteratorPlace is null;

    private Func<SlotSet, FieldScan> LoadText(SearchPlan plan, SearchCommand command, Counters counters, LoadedSparse postings)
    {
        var everything = plan with { Filter = Expiry.Apply(read, plan.Collection, RowFilter.Everything), Partitions = [] };
        var corpus = new Corpus(postings, FindSlots(everything, counters));
        var parameters = Bm25Parameters.Read(plan.Collection.IndexOn(plan.Field)!.Parameters);
        var queries = TextScan.ReadQueries(plan.Collection.InputOf(plan.Field).FindAnalyzer(command.AnalyzerName)!, (Column<string>)command.Vectors!);
        return slots => new TextScan(corpus, parameters, queries, slots, plan.Range, state.Options.Threads);
    }

    private List<Hits> FindNearest(SearchPlan plan, SearchCommand command, Counters counters, Func<SlotSet, FieldScan> newScan)
    {
        var wanted = (int)(command.Limit + command.Offset);
        var ties = new TieBreaker(read.Session, plan.Collection);
        var found = new List<Hits>(command.Vectors!.Count);
        foreach (var nearest in newScan(FindSlots(plan, counters)).Nearest(wanted, read.CancellationToken))
            found.Add(new Hits([.. ties.Sort(nearest.ToArray(), wanted).Skip((int)command.Offset)]));
        return found;
    }

    private SlotSet FindSlots(SearchPlan plan, Counters counters)
    {
        if (plan.Filter.IsAlwaysTrue && plan.Partitions.Count == 0)
            return state.Slots.Get(read.Session, plan.Collection, counters);
        var where = RowFilter.Where(plan.Filter, plan.Partitions);
        var key = FilteredSlotCache.Key.Of(plan.Collection, where, plan.Filter);
        if (key is { } known && state.Filtered.Find(known, counters, read.Catalog.Version) is { } found)
            return found;
        var slots = SlotSet.Empty(counters.NextSlot);
        using var statement = read.Session.Prepare($"SELECT slot FROM {plan.Collection.RowTable}{where}");
        _ = RowFilter.Bind(statement, plan.Filter);
        while (statement.Step())
            slots.Add(statement.Int64(0));
        if (key is { } next)
            state.Filtered.Add(next, counters, read.Catalog.Version, slots);
        return slots;
    }

    private Column ReadColumn(CollectionEntry collection, FieldEntry field, int[] slots)
    {
        var reader = ScalarCodecs.For(field).NewReader(field);
        using var statement = read.Session.Prepare($"SELECT {field.SqlName} FROM {collection.RowTable} WHERE slot = ?");
        foreach (var slot in slots)
        {
            statement.Reset();
            statement.Bind(1, slot);
            if (!statement.Step())
                throw FileHeader.Refuse(read.Session.Connection.Path, $"is damaged: slot {slot} of {collection.RowTable} has no row");
            reader.Read(statement, 0);
        }

        return reader.Build();
    }
}
