using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// "Does the collection hold the item?" in every form that C# compiles it to: <see cref="Enumerable"/>, <see cref="MemoryExtensions"/>
/// (what C# 14 binds arrays to), and the collections' own methods. Text searching text is not one of them.
/// </summary>
internal sealed record ContainsCall(Expression Collection, Expression Item)
{
    /// <exception cref="NotSupportedException">The call compares with a comparer, which the server does not have.</exception>
    public static bool TryMatch(MethodCallExpression call, [NotNullWhen(true)] out ContainsCall? contains)
    {
        contains = null;
        if (call.Method.Name != nameof(Enumerable.Contains))
            return false;

        if (call.Object is { } target)
        {
            if (call.Arguments is [var item] && target.Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(target.Type))
                contains = new ContainsCall(target, item);
        }
        else if (call.Arguments.Count >= 2
            && (call.Method.DeclaringType == typeof(Enumerable) || call.Method.DeclaringType == typeof(MemoryExtensions)))
        {
            contains = new ContainsCall(Unspan(call.Arguments[0]), call.Arguments[1]);
        }

        if (contains is not null && HasComparer(call))
            throw FilterErrors.Untranslatable(call, "Milvus compares exactly: leave the comparer out, or list every spelling.");
        return contains is not null;
    }

    private static Expression Unspan(Expression collection) => collection switch
    {
        MethodCallExpression { Method.Name: "op_Implicit" or nameof(MemoryExtensions.AsSpan), Arguments: [var array] } => Unspan(array),
        UnaryExpression { NodeType: ExpressionType.Convert, Type.IsByRefLike: true, Operand: var array } => Unspan(array),
        _ => collection,
    };

    private static bool HasComparer(MethodCallExpression call) => call switch
    {
        { Object: null, Arguments: [_, _, var comparer] } => !ValueReader.IsValue(comparer) || !IsExact(ValueReader.Read(comparer)),
        { Object: { } set } when set.Type == typeof(HashSet<string>) && ValueReader.IsValue(set) =>
            ValueReader.Read(set) is HashSet<string> texts && !IsExact(texts.Comparer),
        _ => false,
    };

    /// <summary>Null, <c>EqualityComparer&lt;T&gt;.Default</c> (an internal type per T) or the ordinal comparer of strings.</summary>
    private static bool IsExact(object? comparer) =>
        comparer is null
        || ReferenceEquals(comparer, StringComparer.Ordinal)
        || (comparer.GetType().Namespace == "System.Collections.Generic" && comparer.GetType().Assembly == typeof(object).Assembly);
}
