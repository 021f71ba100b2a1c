using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Binds what stands on one side of a comparison: properties, array elements and lengths, arithmetic.</summary>
internal sealed class TermBinder
{
    public const string Remedy =
        "A side of a comparison can be a property, an array's element or length, arithmetic over these, or a value known before the call.";

    private readonly PropertyResolver _properties;
    private ArithmeticBinder? _arithmetic;

    public TermBinder(PropertyResolver properties) => _properties = properties;

    private ArithmeticBinder Arithmetic => _arithmetic ??= new ArithmeticBinder(Bind);

    /// <summary>Whether the expression has the shape of a term; conditions such as <c>!r.A</c> or <c>r.A == 1</c> have not.</summary>
    public static bool IsTermShaped(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert =>
            IsTermShaped(convert.Operand),
        MemberExpression member => !IsHasValue(member),
        IndexExpression or BinaryExpression { NodeType: ExpressionType.ArrayIndex } => true,
        MethodCallExpression call => call.Method.Name == "get_Item",
        _ => false,
    };

    public static bool IsHasValue(MemberExpression member) =>
        member.Member.Name == nameof(Nullable<int>.HasValue) && member.Expression is { } target && ClrTypes.IsNullable(target.Type);

    public Term Bind(Expression expression) => expression switch
    {
        _ when _properties.TryResolve(expression, out var property) => Field(property, expression),
        UnaryExpression { NodeType: ExpressionType.ArrayLength } length => Length(length.Operand, length),
        UnaryExpression unary => BindUnary(unary),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } element => Element(element.Left, element.Right, element),
        BinaryExpression binary => Arithmetic.Bind(binary),
        MemberExpression { Expression: { } target, Member.Name: nameof(Nullable<int>.Value) } when ClrTypes.IsNullable(target.Type) => Bind(target),
        MemberExpression { Expression: { } target, Member.Name: nameof(DateTime.Year) or nameof(DateTime.Date) } part when IsDate(target.Type) =>
            new PeriodTerm(Bind(target), part.Member.Name == nameof(DateTime.Year)),
        MemberExpression { Expression: { } target, Member.Name: "Length" or "Count" } size => Length(target, size),
        MethodCallExpression { Object: null, Method.Name: nameof(Enumerable.Count), Arguments: [var source] } count => Length(source, count),
        MethodCallExpression { Object: null, Method.Name: nameof(Enumerable.ElementAt), Arguments: [var source, var index] } element =>
            Element(source, index, element),
        MethodCallExpression { Object: { } target, Method.Name: "get_Item", Arguments: [var index] } element => Element(target, index, element),
        IndexExpression { Object: { } target, Arguments: [var index] } element => Element(target, index, element),
        _ => throw FilterErrors.Untranslatable(expression, Hint(expression)),
    };

    /// <summary>Finds the array property that an expression reads, through casts to the type of the list.</summary>
    public bool TryBindArray(Expression expression, [NotNullWhen(true)] out FilterProperty? array) =>
        TryBindWhole(expression, out array) && array.IsArray;

    /// <summary>Finds the array or the document that an expression reads.</summary>
    public bool TryBindWhole(Expression expression, [NotNullWhen(true)] out FilterProperty? whole)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } cast && typeof(IEnumerable).IsAssignableFrom(cast.Type))
        {
            expression = cast.Operand;
        }

        return _properties.TryResolve(expression, out whole) && (whole.IsArray || whole.DataType == MilvusDataType.Json);
    }

    private static FieldTerm Field(FilterProperty property, Expression expression) => property switch
    {
        { IsArray: true } => throw FilterErrors.Untranslatable(
            expression, "Milvus looks into arrays rather than comparing them: use Contains, Any, Length or an element."),
        { DataType: MilvusDataType.Json } => throw FilterErrors.Untranslatable(
            expression, "It is stored as JSON: compare one of its members that is a number, a bool, a text or a list of these."),
        _ => new FieldTerm(property),
    };

    private Term BindUnary(UnaryExpression unary)
    {
        switch (unary.NodeType)
        {
            case ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs:
                var term = Bind(unary.Operand);
                CheckConversion(unary, term);
                return term;
            case ExpressionType.Negate or ExpressionType.NegateChecked:
                return Arithmetic.BindNegation(unary);
            case ExpressionType.UnaryPlus:
                return Bind(unary.Operand);
            default:
                throw FilterErrors.Untranslatable(unary, Remedy);
        }
    }

    /// <summary>
    /// The server compares what is stored, so a conversion may change the type but not the value. Dictionary values arrive as
    /// object and are cast by the user, whose cast must fit the model.
    /// </summary>
    private static void CheckConversion(UnaryExpression convert, Term term)
    {
        var source = ClrTypes.Underlying(convert.Operand.Type);
        var target = ClrTypes.Underlying(convert.Type);
        if (source == typeof(object) && !target.IsAssignableFrom(term.ClrType) && !ClrTypes.IsWidening(term.ClrType, target))
        {
            throw new InvalidOperationException(
                $"'{FilterErrors.Print(convert)}' casts {term.Name} to {TypeNames.Of(convert.Type)}, but the record's model says {TypeNames.Of(term.ClrType)}.");
        }

        var keepsValue = source == typeof(object) || target.IsAssignableFrom(source) || ClrTypes.IsWidening(source, target)
            || (source.IsEnum && target == Enum.GetUnderlyingType(source))
            || (target.IsEnum && (source == Enum.GetUnderlyingType(target) || IsBitwise(convert.Operand)));
        if (!keepsValue)
        {
            throw FilterErrors.Untranslatable(
                convert, $"The cast to {TypeNames.Of(convert.Type)} can change the value, and Milvus compares what is stored: compare without it.");
        }
    }

    /// <summary>C# does bit operations on small enums as int and casts the result back, which loses nothing.</summary>
    private static bool IsBitwise(Expression expression) =>
        expression.NodeType is ExpressionType.And or ExpressionType.Or or ExpressionType.ExclusiveOr;

    private ElementTerm Element(Expression source, Expression index, Expression whole)
    {
        if (!TryBindArray(source, out var array))
            throw FilterErrors.Untranslatable(whole, Hint(whole));
        if (!ValueReader.IsValue(index))
            throw FilterErrors.Untranslatable(whole, "The position in an array must be known before the call.");

        var position = Convert.ToInt32(ValueReader.Read(index), CultureInfo.InvariantCulture);
        if (position < 0)
            throw new InvalidOperationException($"'{FilterErrors.Print(whole)}' reads position {position} of an array; positions start at 0.");
        return new ElementTerm(array, position);
    }

    private LengthTerm Length(Expression source, Expression whole) =>
        TryBindArray(source, out var array) ? new LengthTerm(array) : throw FilterErrors.Untranslatable(whole, Hint(whole));

    /// <summary>Of a DateTimeOffset the instant is stored and not the offset, by which its year would be told.</summary>
    private static bool IsDate(Type type) => type == typeof(DateTime) || type == typeof(DateOnly);

    private static string Hint(Expression expression) => expression switch
    {
        MemberExpression { Member.Name: "Length", Expression.Type: var type } when type == typeof(string) =>
            "Milvus cannot measure text: store the length in a property of its own.",
        MemberExpression { Expression.Type: var type } when ClrTypes.Underlying(type) is { } t && (t == typeof(DateTime) || t == typeof(DateTimeOffset) || t == typeof(DateOnly)) =>
            "Compare the whole date with the ends of a range: r.Date >= start && r.Date < end.",
        MemberExpression { Expression: MemberExpression } =>
            "Filters see the record's own properties and the members of objects stored as JSON, but not the members of their values.",
        MethodCallExpression { Method.Name: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" } =>
            "Milvus compares text exactly: store the text in one case, or list every spelling.",
        MethodCallExpression => "Milvus has no such function. " + Remedy,
        _ => Remedy,
    };
}
