using System.Linq.Expressions;
using System.Text.RegularExpressions;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// The ways a filter is refused, all before any call. <see cref="NotSupportedException"/>: Milvus has no such operation;
/// <see cref="InvalidOperationException"/>: the filter and the record's model do not agree.
/// </summary>
internal static partial class FilterErrors
{
    public static NotSupportedException Untranslatable(Expression part, string remedy) =>
        new($"'{Print(part)}' cannot be translated to a Milvus filter. {remedy}");

    public static NotSupportedException NoOrder(Term term) =>
        new($"Filters cannot order by {term.Name}: its {TypeNames.Of(term.ClrType)} values are stored in a form that does not sort as they do. "
            + "Compare with == or !=, or use a property of type long or double.");

    public static NotSupportedException Incomparable(Term left, Term right) =>
        new($"{left.Name} ({TypeNames.Of(left.ClrType)}) and {right.Name} ({TypeNames.Of(right.ClrType)}) cannot be compared with each other: "
            + "Milvus compares two properties where they are stored in the same form, and calculations with values only.");

    public static InvalidOperationException UnknownProperty(string name, IFilterModel model) =>
        new($"The filter reads '{name}', which is not a property of the record's model. The model has: {string.Join(", ", model.PropertyNames)}.");

    public static InvalidOperationException WrongValueType(Term term, object value) =>
        new($"{term.Name} is of type {TypeNames.Of(term.ClrType)} and is compared with a value of type {TypeNames.Of(value.GetType())}. "
            + $"Compare it with a {TypeNames.Of(term.ClrType)}.");

    public static InvalidOperationException NullTarget(Expression part) =>
        new($"'{Print(part)}' is read by the filter, but what it is read from is null. Check for null before the filter is built.");

    /// <summary>An expression as the user wrote it, more or less: without the closures that the compiler put around captured variables.</summary>
    public static string Print(Expression part) => Closure().Replace(part.ToString(), "");

    [GeneratedRegex(@"value\([^()]*\)\.")]
    private static partial Regex Closure();
}
