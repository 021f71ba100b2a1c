using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Marks words in the answer to a search: those of the text that each hit answers, and those that are the same for all.</summary>
internal sealed class HighlightOperation(SearchPlan plan, SearchCommand command, HighlightCommand highlight)
{
    public static SearchResult AddTo(SearchResult answer, SearchPlan plan, SearchCommand command)
        => command.Highlight is { } highlight ? answer with { Highlights = new HighlightOperation(plan, command, highlight).Run(answer) } : answer;

    private HighlightColumn[] Run(SearchResult answer)
    {
        Check();
        var fields = highlight.Queries.Select(query => FindField(query.Field)).ToList();
        var searched = highlight.HighlightSearchText ? plan.Collection.InputOf(plan.Field) : null;
        if (searched is not null)
            fields.Insert(0, searched);
        return [.. fields.Distinct().Select(field => Mark(answer, field, field == searched))];
    }

    private void Check()
    {
        if (highlight.HighlightSearchText && plan.Metric != Metric.Bm25)
            throw Errors.Invalid($"Search highlight only support with metric type \"BM25\" but was: {plan.Collection.IndexOn(plan.Field)!.Metric}");
        if (highlight.PreTags.Count == 0)
            throw Errors.Invalid($"pre_tags cannot be empty list");
        if (highlight.PostTags.Count == 0)
            throw Errors.Invalid($"post_tags cannot be empty list");
        if (highlight.FragmentSize <= 0)
            throw Errors.Invalid($"invalid fragment_size: {highlight.FragmentSize}");
        if (highlight.FragmentCount < 0)
            throw Errors.Invalid($"invalid num_of_fragments: {highlight.FragmentCount}");
        if (highlight.FragmentOffset < 0)
            throw Errors.Invalid($"invalid fragment_offset: {highlight.FragmentOffset}");
    }

    private FieldEntry FindField(string name)
    {
        var field = plan.Collection.FindField(name) ?? throw Errors.Invalid($"highlight field not found in schema: {name}");
        return field.Analyzer is not null ? field : throw Errors.Invalid($"highlight field {name} has no analyzer: set enable_analyzer");
    }

    private HighlightColumn Mark(SearchResult answer, FieldEntry field, bool isSearched)
    {
        var texts = answer.Columns.FirstOrDefault(column => column.Name == field.Name) as Column<string>
            ?? throw Errors.Invalid($"get highlight failed, text field not in output field {field.Name}: {field.Id}");
        var highlighter = new Highlighter(field.Analyzer!, highlight);
        var common = highlight.Queries.Where(query => query.Field == field.Name).SelectMany(query => highlighter.Terms(query.Text)).ToArray();
        var rows = new List<IReadOnlyList<string>>(texts.Count);
        for (var query = 0; query < answer.Counts.Count; query++)
        {
            var own = isSearched ? highlighter.Terms(((Column<string>)command.Vectors!).Values[query]) : [];
            var terms = common.Concat(own).ToHashSet(StringComparer.Ordinal);
            var end = rows.Count + answer.Counts[query];
            while (rows.Count < end)
                rows.Add(texts.IsNull(rows.Count) ? [] : highlighter.Mark(texts.Values[rows.Count], terms));
        }

        return new HighlightColumn(field.Name, rows);
    }
}
