using System.Linq.Expressions;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Reads which property an expression such as <c>r => r.Name</c> or <c>r => r["Name"]</c> selects.</summary>
internal static class PropertySelector
{
    /// <exception cref="InvalidOperationException">The expression selects no property of the record.</exception>
    public static string Name<TRecord>(Expression<Func<TRecord, object?>> selector) => Strip(selector.Body) switch
    {
        MemberExpression { Expression: ParameterExpression } member => member.Member.Name,
        MethodCallExpression { Method.Name: "get_Item", Object: ParameterExpression, Arguments: [var key] } => Key(key, selector),
        _ => throw Unusable(selector),
    };

    private static Expression Strip(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } conversion)
            expression = conversion.Operand;
        return expression;
    }

    /// <summary>The key of a dictionary: a constant, or a captured variable, which the compiler makes a field of its own class.</summary>
    private static string Key(Expression key, LambdaExpression selector) => Strip(key) switch
    {
        ConstantExpression { Value: string name } => name,
        MemberExpression { Expression: ConstantExpression { Value: { } closure }, Member: System.Reflection.FieldInfo field }
            when field.GetValue(closure) is string name => name,
        _ => throw Unusable(selector),
    };

    private static InvalidOperationException Unusable(LambdaExpression selector) =>
        new($"'{selector}' does not select a property. Write r => r.Property, or r => r[\"Property\"] for dictionaries.");
}
