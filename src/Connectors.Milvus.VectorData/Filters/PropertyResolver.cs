using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Recognises the record's properties: <c>r.Name</c>, or <c>r["name"]</c> where records are dictionaries.</summary>
internal sealed class PropertyResolver(ParameterExpression record, IFilterModel model)
{
    /// <summary>Finds the property that the expression itself reads; conversions around it are the caller's to judge.</summary>
    /// <exception cref="InvalidOperationException">It reads a property that the model does not have.</exception>
    /// <exception cref="NotSupportedException">It reads a vector.</exception>
    public bool TryResolve(Expression expression, [NotNullWhen(true)] out FilterProperty? property)
    {
        property = null;
        if (NameOf(expression) is not { } name)
            return TryResolveJson(expression, out property);
        if (!model.TryGetProperty(name, out property))
            throw FilterErrors.UnknownProperty(name, model);
        if (property.IsVector)
            throw FilterErrors.Untranslatable(expression, "It is a vector, and filters cannot look into vectors: search with it instead.");
        return true;
    }

    /// <summary>The name of the property that the expression itself reads, known to the model or not; null when it reads none.</summary>
    public string? NameOf(Expression expression) => expression switch
    {
        MemberExpression { Expression: { } target } member when !model.IsDictionary && IsRecord(target) => member.Member.Name,
        MethodCallExpression { Method.Name: "get_Item", Object: { } target, Arguments: [var key] } when IsRecord(target) => Key(key),
        IndexExpression { Object: { } target, Arguments: [var key] } when IsRecord(target) => Key(key),
        _ => null,
    };

    /// <summary>A member of an object that is stored as JSON: <c>r.Address.City</c>.</summary>
    private bool TryResolveJson(Expression expression, [NotNullWhen(true)] out FilterProperty? property)
    {
        property = null;
        if (expression is not MemberExpression { Expression: { } owner } member || ClrTypes.IsNullable(owner.Type))
            return false;
        if (owner is MemberExpression { Member.Name: nameof(Nullable<int>.Value), Expression: { } nullable } && ClrTypes.IsNullable(nullable.Type))
            owner = nullable;
        if (!TryResolve(owner, out var document) || document.DataType != MilvusDataType.Json)
            return false;

        property = JsonMembers.Of(document, member, model.JsonOptions);
        return true;
    }

    private bool IsRecord(Expression expression) =>
        expression == record || (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast && IsRecord(cast.Operand));

    private static string? Key(Expression key) => ValueReader.IsValue(key) ? ValueReader.Read(key) as string : null;
}
