namespace Connectors.Milvus.Engine.Rules;

/// <summary>What a search cannot have while it is one page of an iterator.</summary>
internal static class IteratorRules
{
    public static void Check(SearchCommand command)
    {
        if (command.Iterator is null && command.IteratorPlace is null)
            return;
        if (command.GroupByFields.Count > 0)
            throw Errors.Invalid($"Not allowed to do groupBy when doing iteration");
        if (command.OrderBy.Count > 0)
            throw Errors.Invalid($"order_by is not supported when using search iterator");
        if (command.IteratorPlace is not { } place)
            return;
        if (command.Vectors!.Count != 1)
            throw Errors.Invalid($"search iterator v2 supports one query vector per iterator, but got {command.Vectors.Count}");
        if (command.Offset != 0)
            throw Errors.Invalid($"Setting an offset for chunk is not supported: a search iterator has no offset, but got {command.Offset}");
        if (place.LastBound is { } bound && float.IsNaN(bound))
            throw Errors.Invalid($"failed to parse input last bound: {bound}");
    }
}
