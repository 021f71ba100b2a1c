using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>
/// Evaluates the parts of a filter that do not depend on the record: captured variables, members, calls, arithmetic. Reads
/// them through reflection on the members that the expression carries; what is left goes to the expression interpreter, which
/// is slower but knows every node. Exceptions of user code arrive as they were thrown.
/// </summary>
internal static class ValueReader
{
    /// <summary>Whether the expression is free of the record and of the parameters of enclosing lambdas.</summary>
    public static bool IsValue(Expression expression) => expression switch
    {
        ConstantExpression => true,
        ParameterExpression => false,
        MemberExpression { Expression: { } target } => IsValue(target),
        MemberExpression => true,
        UnaryExpression unary => IsValue(unary.Operand),
        _ => FreeParameterFinder.IsClosed(expression),
    };

    public static object? Read(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression member => ReadMember(member),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert => ReadConversion(convert),
        BinaryExpression binary => ReadBinary(binary),
        ConditionalExpression choice => Read((bool)Read(choice.Test)! ? choice.IfTrue : choice.IfFalse),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => ReadArray(array),
        MethodCallExpression call when ContainsCall.TryMatch(call, out var contains) => ReadContains(contains),
        MethodCallExpression call => ReadCall(call),
        NewExpression { Constructor: { } constructor } created when created.Arguments.All(IsPlain) =>
            constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, ReadAll(created.Arguments), CultureInfo.InvariantCulture),
        _ => Interpret(expression),
    };

    /// <summary>Reads a captured list.</summary>
    public static IEnumerable ReadList(Expression expression) =>
        Read(expression) as IEnumerable ?? throw FilterErrors.NullTarget(expression);

    private static object? ReadMember(MemberExpression member)
    {
        var target = member.Expression is null ? null : Read(member.Expression);
        if (member.Expression is not null && ClrTypes.IsNullable(member.Expression.Type))
            return member.Member.Name == nameof(Nullable<int>.HasValue) ? target is not null : target ?? throw NoValue(member);
        if (member.Expression is not null && target is null)
            throw FilterErrors.NullTarget(member);

        return member.Member is FieldInfo field
            ? field.GetValue(target)
            : ((PropertyInfo)member.Member).GetValue(target, BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture);
    }

    private static object? ReadConversion(UnaryExpression convert)
    {
        if (convert.Method is not null)
            return Interpret(convert);

        var target = ClrTypes.Underlying(convert.Type);
        switch (Read(convert.Operand))
        {
            case null when !convert.Type.IsValueType || ClrTypes.IsNullable(convert.Type):
                return null;
            case null:
                throw NoValue(convert);
            case var value when target.IsInstanceOfType(value):
                return value;
            case var value when target.IsEnum && ClrTypes.IsWidening(value.GetType(), Enum.GetUnderlyingType(target)):
                return Enum.ToObject(target, value);
            case var value when target.IsPrimitive && value is not char && ClrTypes.IsWidening(value.GetType(), target):
                return Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
            default:
                return Interpret(convert);
        }
    }

    private static object? ReadBinary(BinaryExpression binary)
    {
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso when binary.Type == typeof(bool):
                return (bool)Read(binary.Left)! && (bool)Read(binary.Right)!;
            case ExpressionType.OrElse when binary.Type == typeof(bool):
                return (bool)Read(binary.Left)! || (bool)Read(binary.Right)!;
            case ExpressionType.Coalesce when binary.Conversion is null:
                return Read(binary.Left) ?? Read(binary.Right);
        }

        if (binary.Conversion is not null || !IsPlain(binary.Left) || !IsPlain(binary.Right))
            return Interpret(binary);

        var (left, right) = (Read(binary.Left), Read(binary.Right));
        if (ValueArithmetic.TryCompute(binary, left, right, out var result))
            return result;
        return Interpret(binary.Update(
            Expression.Constant(left, binary.Left.Type), binary.Conversion, Expression.Constant(right, binary.Right.Type)));
    }

    private static Array ReadArray(NewArrayExpression array)
    {
        var result = Array.CreateInstanceFromArrayType(array.Type, array.Expressions.Count);
        for (var i = 0; i < array.Expressions.Count; i++)
        {
            result.SetValue(Read(array.Expressions[i]), i);
        }

        return result;
    }

    private static object? ReadCall(MethodCallExpression call)
    {
        // A nullable that is null has no object to call; the interpreter knows what its methods answer then.
        if (!call.Arguments.All(IsPlain) || (call.Object is { } nullable && ClrTypes.IsNullable(nullable.Type)))
            return Interpret(call);

        var target = call.Object is null ? null : Read(call.Object);
        if (call.Object is not null && target is null)
            throw FilterErrors.NullTarget(call);
        return call.Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, ReadAll(call.Arguments), CultureInfo.InvariantCulture);
    }

    private static bool ReadContains(ContainsCall contains)
    {
        var item = Read(contains.Item);
        foreach (var candidate in ReadList(contains.Collection))
        {
            if (Equals(candidate, item))
                return true;
        }

        return false;
    }

    private static object?[] ReadAll(IReadOnlyCollection<Expression> arguments) => [.. arguments.Select(Read)];

    /// <summary>Whether the value can be held in an object: not a span, not a lambda that still has to become a delegate.</summary>
    private static bool IsPlain(Expression expression) =>
        !expression.Type.IsByRefLike && expression is not LambdaExpression && expression.NodeType != ExpressionType.Quote;

    private static object? Interpret(Expression expression) =>
        Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();

    private static InvalidOperationException NoValue(Expression part) =>
        new($"'{FilterErrors.Print(part)}' takes the value of a nullable that is null. Compare with the nullable itself, or check HasValue first.");

    private sealed class FreeParameterFinder : ExpressionVisitor
    {
        private readonly List<ParameterExpression> _bound = [];
        private bool _isFree;

        public static bool IsClosed(Expression expression)
        {
            var finder = new FreeParameterFinder();
            finder.Visit(expression);
            return !finder._isFree;
        }

        public override Expression? Visit(Expression? node) => _isFree ? node : base.Visit(node);

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _bound.AddRange(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _isFree |= !_bound.Contains(node);
            return node;
        }
    }
}
