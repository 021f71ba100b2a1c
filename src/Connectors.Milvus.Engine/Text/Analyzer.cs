namespace Connectors.Milvus.Engine.Text;

/// <summary>Cuts a text into the terms that are indexed and sought: a tokenizer, then filters in order. Stateless and thread-safe.</summary>
internal sealed class Analyzer(Tokenizer tokenizer, IReadOnlyList<TokenFilter> filters)
{
    /// <summary>The terms of a text in their order.</summary>
    public IEnumerable<TextToken> Analyze(string text)
    {
        foreach (var token in tokenizer(text))
        {
            if (Filter(token.Text) is { } term)
                yield return token with { Text = term };
        }
    }

    private string? Filter(string? term)
    {
        for (var index = 0; index < filters.Count && term is not null; index++)
            term = filters[index](term);
        return term;
    }
}

/// <summary>Finds the words of a text.</summary>
internal delegate IEnumerable<TextToken> Tokenizer(string text);

/// <summary>Changes a term, or drops it with null.</summary>
internal delegate string? TokenFilter(string term);
