using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;
using Connectors.Milvus.Engine.Shapes;

namespace Connectors.Milvus.Engine.Filters.Binding;

// Null tests, exists, and the array functions.
internal sealed partial class Binder
{
    private Predicate BindNullTest(NullTestSyntax syntax)
    {
        var operand = FieldResolver.Resolve(syntax.Operand, schema);
        if (operand is not JsonOperand { Path.IsRoot: false } json)
            return new NullPredicate(operand, syntax.IsNegated);
        var exists = new ExistsPredicate(json);
        return syntax.IsNegated ? exists : new NotPredicate(exists);
    }

    private ExistsPredicate BindExists(ExistsSyntax syntax) => BindOperand(syntax.Operand) switch
    {
        JsonOperand { Path.IsRoot: false } json => new ExistsPredicate(json),
        JsonOperand => throw new FilterException(syntax.Operand.Position, "exists operations are only supported on a json key: write exists field[\"key\"]"),
        var operand => throw new FilterException(syntax.Operand.Position, $"exists operations are only supported on json field, got {operand.TypeName}"),
    };

    private SamplePredicate BindSample(CallSyntax syntax)
    {
        var constant = BindConstant(syntax.Arguments[0], "the sample factor");
        return constant is FloatConstant { Value: > 0 and < 1 } fraction
            ? new SamplePredicate(fraction.Value)
            : throw new FilterException(syntax.Arguments[0].Position, $"the sample factor should be between 0 and 1 and not too close to 0 or 1, got {constant}");
    }

    private static Predicate NoSample(Predicate predicate, int position) => predicate is SamplePredicate
        ? throw new FilterException(position, "random sample expression can only be the last predicate in the logical and expression")
        : predicate;

    private Bound BindCall(CallSyntax syntax)
    {
        if (syntax.Function == FilterFunction.RandomSample)
            return BindSample(syntax);
        if (syntax.Function is FilterFunction.TextMatch or FilterFunction.PhraseMatch)
            return BindTextMatch(syntax);
        if (syntax.Function >= FilterFunction.ShapeEquals)
            return BindShape(syntax, syntax.Function - FilterFunction.ShapeEquals + ShapeRelation.Equal);
        var container = BindOperand(syntax.Arguments[0]);
        if (container is not (JsonOperand or FieldOperand { Kind: ValueKind.Array }))
            throw new FilterException(syntax.Arguments[0].Position, $"this operation is only supported on json or array fields, got {container.TypeName}");
        if (syntax.Function == FilterFunction.ArrayLength)
            return new LengthOperand(container);
        var sought = BindConstant(syntax.Arguments[1], "what is sought");
        if (syntax.Function == FilterFunction.Contains)
            return new ContainsPredicate(container, false, [SoughtValue(sought, container, syntax.Arguments[1].Position)]);
        if (sought is not ListConstant list)
            throw new FilterException(syntax.Arguments[1].Position, "contains_all and contains_any operation element must be an array");
        var values = container is FieldOperand array
            ? SoughtValues(list, array.Field, syntax.Arguments[1].Position)
            : list.Items;
        return new ContainsPredicate(container, syntax.Function == FilterFunction.ContainsAll, values);
    }

    private static Constant SoughtValue(Constant value, Operand container, int position) => container switch
    {
        FieldOperand array => TypeRules.Cast(value, new ItemOperand(array.Field, 0)) ?? throw CannotCast(value, new ItemOperand(array.Field, 0), position),
        _ => value,
    };

    private static List<Constant> SoughtValues(ListConstant list, FilterField array, int position)
    {
        var values = new List<Constant>(list.Items.Count);
        foreach (var item in list.Items)
            values.Add(TypeRules.CastSought(item, array) ?? throw CannotCast(item, new ItemOperand(array, 0), position));
        return values;
    }
}
