using System.Collections.Frozen;

namespace Connectors.Milvus.Client;

/// <summary>
/// A Milvus boolean expression, with values passed by name:
/// <code>new MilvusFilter("year &gt; {min} and tag in {tags}", new Dictionary&lt;string, object?&gt; { ["min"] = 2020, ["tags"] = new[] { "a", "b" } })</code>
/// Values never need escaping and cannot change the expression's meaning. They travel as expression templates on servers that
/// have them (Milvus 2.5 and newer) and as escaped literals elsewhere. Immutable.
/// See <see href="https://milvus.io/docs/boolean.md">Filtering</see> and
/// <see href="https://milvus.io/docs/filtering-templating.md">Filter Templating</see>.
/// </summary>
public sealed class MilvusFilter
{
    private static readonly IReadOnlyDictionary<string, object?> NoParameters = FrozenDictionary<string, object?>.Empty;

    /// <summary>Makes a filter.</summary>
    /// <param name="expression">The expression; <c>{name}</c> stands for the parameter of that name.</param>
    /// <param name="parameters">
    /// The values: bool, an integer, float, double, string, or a list of these; null when the expression has no placeholder.
    /// Copied, so that later changes have no effect.
    /// </param>
    public MilvusFilter(string expression, IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
        Parameters = parameters is null || parameters.Count == 0
            ? NoParameters
            : new Dictionary<string, object?>(parameters, StringComparer.Ordinal);
    }

    /// <summary>The expression.</summary>
    public string Expression { get; }

    /// <summary>The values of the expression's placeholders, by name.</summary>
    [Covers("filter templates", Needs = nameof(ServerFeatures.ExpressionTemplates))]
    public IReadOnlyDictionary<string, object?> Parameters { get; }

    /// <summary>Makes a filter without parameters.</summary>
    /// <param name="expression">The expression.</param>
    public static implicit operator MilvusFilter(string expression) => new(expression);

    /// <summary>The expression, without its values.</summary>
    public override string ToString() => Expression;
}
