using System.Linq.Expressions;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>LINQ filters to Milvus filters.</summary>
internal static class FilterTranslator
{
    /// <summary>Translates <c>r => …</c>.</summary>
    public static MilvusFilter Translate(LambdaExpression filter, IFilterModel model) =>
        throw new NotSupportedException($"'{filter}' cannot be translated for {model.Key.StorageName}.");
}
