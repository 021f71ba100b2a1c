using System.Linq.Expressions;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Reads which property an expression such as <c>r => r.Name</c> or <c>r => r["Name"]</c> selects, vectors included.</summary>
internal static class PropertySelector
{
    /// <exception cref="InvalidOperationException">The expression selects no property of the record.</exception>
    public static string Name<TRecord>(Expression<Func<TRecord, object?>> selector, IFilterModel model)
    {
        Expression body = selector.Body;
        while (body is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } conversion)
            body = conversion.Operand;
        return new PropertyResolver(selector.Parameters[0], model).NameOf(body)
            ?? throw new InvalidOperationException($"'{selector}' does not select a property. Write {(model.IsDictionary ? "r => r[\"Property\"]" : "r => r.Property")}.");
    }
}
