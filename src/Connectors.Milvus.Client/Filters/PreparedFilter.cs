using System.Collections;
using System.Text;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>A filter whose parameters were checked, waiting for what the server can do.</summary>
internal sealed class PreparedFilter
{
    private static readonly Dictionary<string, TemplateValue> NoTemplates = [];
    private static readonly PreparedFilter Everything = new("", new FilterPlaceholders([], HasUnaryNot: false));

    private readonly MilvusFilter _filter;
    private readonly FilterPlaceholders _found;
    private readonly BoundFilter? _asItIs;

    private PreparedFilter(MilvusFilter filter, FilterPlaceholders found)
    {
        _filter = filter;
        _found = found;
        _asItIs = found.Placeholders.Count == 0 ? new BoundFilter(filter.Expression, NoTemplates) : null;
    }

    /// <summary>Whether the filter keeps everything.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(_filter.Expression);

    /// <summary>Whether the server matters at all.</summary>
    public bool HasPlaceholders => _found.Placeholders.Count > 0;

    /// <summary>Checks a filter's parameters; null is an empty filter.</summary>
    /// <exception cref="ArgumentException">A parameter is missing, unused or has no form; the message names it.</exception>
    public static PreparedFilter For(MilvusFilter? filter)
    {
        if (filter is null)
        {
            return Everything;
        }

        var prepared = new PreparedFilter(filter, FilterPlaceholders.Find(filter.Expression));
        prepared.RequireEveryParameterUsed();
        prepared.RequireEveryPlaceholderFilled();
        return prepared;
    }

    /// <summary>
    /// Puts the values into the filter. Where the server has templates they travel beside the text, except: empty lists, whose type no
    /// server can tell; placeholders where older servers read literals only; and all of them when the filter has a negation, since
    /// Milvus 2.6 does not fill what stands under one. Those, and all values on other servers, become literals.
    /// </summary>
    public BoundFilter Bind(bool hasTemplates)
    {
        if (_asItIs is not null)
        {
            return _asItIs;
        }

        var templates = new Dictionary<string, TemplateValue>(StringComparer.Ordinal);
        var text = new StringBuilder(_filter.Expression.Length + 16);
        var copied = 0;
        foreach (var placeholder in _found.Placeholders)
        {
            var value = _filter.Parameters[placeholder.Name];
            if (hasTemplates && !_found.HasUnaryNot && !placeholder.NeedsLiteral && !IsEmptyList(value))
            {
                if (!templates.ContainsKey(placeholder.Name))
                {
                    templates.Add(placeholder.Name, ExpressionTemplates.Encode(value));
                }

                continue;
            }

            text.Append(_filter.Expression, copied, placeholder.Start - copied);
            FilterLiteral.Append(text, value);
            copied = placeholder.End;
        }

        text.Append(_filter.Expression, copied, _filter.Expression.Length - copied);
        return new BoundFilter(text.ToString(), templates);
    }

    private void RequireEveryParameterUsed()
    {
        foreach (var name in _filter.Parameters.Keys)
        {
            if (!_found.Placeholders.Any(placeholder => placeholder.Name == name))
            {
                throw new ArgumentException(
                    $"The filter has no {{{name}}}, but a parameter has that name. Take it out, or use it in the expression.", "filter");
            }
        }
    }

    private void RequireEveryPlaceholderFilled()
    {
        foreach (var placeholder in _found.Placeholders)
        {
            if (!_filter.Parameters.TryGetValue(placeholder.Name, out var value))
            {
                throw new ArgumentException(
                    $"The filter uses {{{placeholder.Name}}}, but no parameter has that name. Given: {Names()}.", "filter");
            }

            if (FilterLiteral.Problem(value) is { } problem)
            {
                throw new ArgumentException($"The filter's parameter '{placeholder.Name}' cannot be sent: {problem}", "filter");
            }
        }
    }

    private string Names() =>
        _filter.Parameters.Count == 0 ? "none" : string.Join(", ", _filter.Parameters.Keys.Order(StringComparer.Ordinal));

    private static bool IsEmptyList(object? value) => value is IEnumerable list and not string && !list.Cast<object?>().Any();
}
