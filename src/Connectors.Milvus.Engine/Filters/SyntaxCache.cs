using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>
/// Parsed expressions by their text, the least recently used dropped first. Values that travel as templates leave the
/// text the same, so such filters are parsed once. Thread-safe.
/// </summary>
internal sealed class SyntaxCache(int capacity, int maxTextLength)
{
    private readonly Dictionary<string, LinkedListNode<(string Text, SyntaxNode Node)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, SyntaxNode Node)> _order = new();
    private readonly Lock _lock = new();

    public SyntaxNode GetOrParse(string text)
    {
        if (text.Length > maxTextLength)
            return Parser.Parse(text);
        lock (_lock)
        {
            if (_entries.TryGetValue(text, out var entry))
            {
                _order.Remove(entry);
                _order.AddFirst(entry);
                return entry.Value.Node;
            }
        }

        // Outside the lock: two callers may parse the same text once each, and one result is kept.
        var node = Parser.Parse(text);
        lock (_lock)
            AddNeedsLock(text, node);
        return node;
    }

    private void AddNeedsLock(string text, SyntaxNode node)
    {
        if (_entries.ContainsKey(text))
            return;
        _entries[text] = _order.AddFirst((text, node));
        if (_entries.Count <= capacity)
            return;
        _entries.Remove(_order.Last!.Value.Text);
        _order.RemoveLast();
    }
}
