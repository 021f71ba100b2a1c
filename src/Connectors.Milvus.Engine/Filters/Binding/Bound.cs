using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Filters.Binding;

internal enum ValueKind
{
    Bool,
    Int,
    Float,
    String,
    Array,
    Json,
    Time,
    Shape,
}

/// <summary>A node that has met the schema: a value or a condition.</summary>
internal abstract record Bound;

/// <summary>Something with a value for each row. The type name is Milvus's, for messages.</summary>
internal abstract record Operand(ValueKind Kind, string TypeName) : Bound
{
    /// <summary>The JSON column that the value comes from, when it comes from one.</summary>
    public virtual JsonOperand? JsonSource => null;
}

internal sealed record ConstantOperand(Constant Value) : Operand(KindOf(Value), Value.TypeName)
{
    private static ValueKind KindOf(Constant value) => value switch
    {
        BoolConstant => ValueKind.Bool,
        IntConstant => ValueKind.Int,
        FloatConstant => ValueKind.Float,
        StringConstant => ValueKind.String,
        TimeConstant => ValueKind.Time,
        _ => ValueKind.Array,
    };
}

/// <summary>A column of any type but JSON.</summary>
internal sealed record FieldOperand(FilterField Field) : Operand(TypeRules.KindOf(Field.Type), Field.Type.ToString());

/// <summary>One element of an array column; NULL when the array is shorter.</summary>
internal sealed record ItemOperand(FilterField Field, int Index) : Operand(TypeRules.KindOf(Field.ElementType), Field.ElementType.ToString());

/// <summary>
/// A place in a JSON document: the whole document when the path is empty. A row whose column is NULL is UNKNOWN to a
/// nullable field; the dynamic field reads it as a document without keys.
/// </summary>
internal sealed record JsonOperand(string SqlName, JsonPath Path, bool IsNullable) : Operand(ValueKind.Json, "JSON")
{
    public override JsonOperand? JsonSource => this;
}

internal sealed record LengthOperand(Operand Container) : Operand(ValueKind.Int, "Int64")
{
    public override JsonOperand? JsonSource => Container.JsonSource;
}

/// <summary>A computation of one field or path with a constant, perhaps on top of another such computation.</summary>
internal sealed record ArithmeticOperand(BinaryOperator Operator, Operand Source, Constant Constant, ValueKind Kind)
    : Operand(Kind, Kind == ValueKind.Int ? "Int64" : "Double")
{
    public override JsonOperand? JsonSource => Source.JsonSource;
}

/// <summary>A Timestamptz field moved by an interval.</summary>
internal sealed record ShiftOperand(FilterField Field, Interval Interval) : Operand(ValueKind.Time, "Timestamptz");

/// <summary>A condition, TRUE, FALSE or UNKNOWN for each row.</summary>
internal abstract record Predicate : Bound;

/// <summary>The same for every row.</summary>
internal sealed record TruthPredicate(bool Value) : Predicate
{
    public static readonly TruthPredicate True = new(true);
    public static readonly TruthPredicate False = new(false);
}

/// <summary>True for a fraction of the rows, another one each time.</summary>
internal sealed record SamplePredicate(double Fraction) : Predicate;

internal sealed record NotPredicate(Predicate Operand) : Predicate;

internal sealed record JunctionPredicate(bool IsAnd, IReadOnlyList<Predicate> Operands) : Predicate;

/// <summary>A comparison. The left side reads the row; the right side is a constant of its type, or another field.</summary>
internal sealed record ComparePredicate(BinaryOperator Operator, Operand Left, Operand Right) : Predicate;

internal sealed record MembershipPredicate(Operand Operand, IReadOnlyList<Constant> Values) : Predicate;

internal sealed record LikePredicate(Operand Operand, LikePattern Pattern) : Predicate;

/// <summary>Whether a regular expression (RE2) is found in a text.</summary>
internal sealed record RegexPredicate(Operand Operand, string Pattern) : Predicate;

/// <summary>Whether an encoded question is true of a field's shape.</summary>
internal sealed record ShapePredicate(FilterField Field, string Query) : Predicate;

/// <summary>Whether a field's text holds the words, or the phrase, of another.</summary>
internal sealed record TextPredicate(FilterField Field, TextQuery Query) : Predicate;

internal sealed record NullPredicate(Operand Operand, bool IsNegated) : Predicate;

internal sealed record ExistsPredicate(JsonOperand Operand) : Predicate;

internal sealed record ContainsPredicate(Operand Container, bool All, IReadOnlyList<Constant> Values) : Predicate;
