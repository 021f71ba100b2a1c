using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Ordering;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Runs several searches over one collection in one read and merges their rankings by row.</summary>
internal sealed class HybridSearchOperation(Transaction read, SearchOperation search)
{
    public SearchResult Run(HybridSearchCommand command)
    {
        if (command.Searches.Count is 0 or > Limits.HybridSearches)
            throw Errors.Invalid($"maximum of ann search requests is {Limits.HybridSearches}, at least 1, but got {command.Searches.Count}");
        QueryRules.CheckSearchWindow(command.Limit, command.Offset);
        QueryRules.CheckRoundDecimal(command.RoundDecimal);
        RankFusion.Check(command.Ranker, command.Searches.Count);

        var first = command.Searches[0];
        var collection = read.Catalog.Collection(first.Database, first.Collection);
        var output = OutputPlan.Create(collection, command.OutputFields, alwaysKey: false);
        var order = OrderPlan.Create(collection, command.OrderBy);
        var searches = command.Searches.Select(part => KeyedSearch.Resolve(read.Session, collection, part)).ToArray();
        var queries = searches[0].Vectors!.Count;
        var lists = searches.Select(part => FindPart(collection, part, queries)).ToArray();
        var ties = new TieBreaker(read.Session, collection);
        var wanted = (int)(command.Limit + command.Offset);
        var hits = new List<Hits>(queries);
        for (var query = 0; query < queries; query++)
        {
            var merged = RankFusion.Merge(command.Ranker, [.. lists.Select(list => (list.Metric, list.Hits[query]))]);
            hits.Add(search.Arrange(collection, order, new Hits([.. ties.Sort(merged, wanted).Skip((int)command.Offset)])));
        }

        var sign = RankFusion.GivesDistances(command.Ranker, lists.Select(static list => list.Metric)) ? -1f : 1f;
        return search.Answer(collection, output, hits, score => Rounding.Round(sign * score, command.RoundDecimal));
    }

    private (Metric Metric, IReadOnlyList<Hits> Hits) FindPart(CollectionEntry collection, SearchCommand part, int queries)
    {
        if (read.Catalog.Collection(part.Database, part.Collection).Id != collection.Id)
            throw Errors.Invalid($"all searches of a hybrid search must be over collection {collection.Name}, but one is over {part.Collection}");
        if (part.Vectors!.Count != queries)
            throw Errors.Invalid($"all searches of a hybrid search must have the same number of query vectors, but got {queries} and {part.Vectors.Count}");
        if (part.GroupByFields.Count > 0)
            throw Errors.NotImplemented($"the embedded engine does not group the parts of a hybrid search: group by {string.Join(", ", part.GroupByFields)}");
        var plan = SearchPlan.Check(read, collection, part);
        return (plan.Metric, search.Find(plan, part));
    }
}
