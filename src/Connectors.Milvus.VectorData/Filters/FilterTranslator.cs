using System.Linq.Expressions;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Translates LINQ filters to Milvus filters that let through the same rows as the compiled lambda would, nulls included: the
/// binders read the lambda and say with predicates what it means, and the writer says that in Milvus's language. The text depends
/// on the shape of the lambda, the parameters on its captured values. Thread-safe.
/// </summary>
internal static class FilterTranslator
{
    /// <summary>Translates <c>r => …</c>. A filter that every row passes has an empty expression.</summary>
    /// <exception cref="NotSupportedException">Milvus has no operation for a part of the filter; the message names it and what to write instead.</exception>
    /// <exception cref="InvalidOperationException">
    /// The filter and the model disagree (an unknown property, a value of the wrong type), or a captured value cannot be read
    /// (the value of a null nullable). Exceptions that captured code throws pass through.
    /// </exception>
    public static MilvusFilter Translate(LambdaExpression filter, IFilterModel model)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Parameters is not [var record])
            throw new ArgumentException($"A filter takes one record, and '{filter}' takes {filter.Parameters.Count}.", nameof(filter));

        var properties = new PropertyResolver(record, model);
        return FilterWriter.Write(new PredicateBinder(properties).Bind(filter.Body, negated: false), model.Key);
    }
}
