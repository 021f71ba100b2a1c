using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>
/// Writes a bound filter as SQL. SQL's own three-valued logic carries UNKNOWN: a NULL column makes a comparison NULL.
/// A JSON path is different: where it leads to no value, or to one of another type, the comparison is FALSE, and
/// <c>!=</c> is TRUE; only a NULL in a nullable JSON field is UNKNOWN. Where no NOT stands around a condition, nothing tells
/// FALSE from UNKNOWN, and it is written plainly, so that an index on the place serves it.
/// </summary>
internal sealed partial class SqlWriter(IReadOnlySet<string> indexed)
{
    private readonly SqlText _sql = new();
    private int _negations;

    public static SqlText Compile(Predicate predicate, IReadOnlySet<string> indexed)
    {
        var writer = new SqlWriter(indexed);
        writer.Write(predicate);
        return writer._sql;
    }

    private void Write(Predicate predicate)
    {
        switch (predicate)
        {
            case TruthPredicate truth: _sql.Write(truth.Value ? "1" : "0"); break;
            case SamplePredicate sample: WriteSample(sample); break;
            case NotPredicate not: WriteNot(not); break;
            case JunctionPredicate junction: WriteJunction(junction, 0, junction.Operands.Count); break;
            case ComparePredicate compare: WriteComparison(compare); break;
            case MembershipPredicate membership: WriteMembership(membership); break;
            case LikePredicate like: WriteLike(like); break;
            case RegexPredicate regex: WriteRegex(regex); break;
            case TextPredicate text: WriteText(text); break;
            case ShapePredicate shape: _sql.Write(SqlFunctionNames.Shape).Write("(").Write(shape.Field.SqlName).Write(",").Parameter(shape.Query).Write(")"); break;
            case NullPredicate test: WriteNullTest(test); break;
            case ExistsPredicate exists: WriteExists(exists); break;
            case ContainsPredicate contains: WriteContains(contains); break;
            default: throw new InvalidOperationException($"unknown predicate {predicate.GetType().Name}");
        }
    }

    // 53 random bits, as many as a double counts.
    private void WriteSample(SamplePredicate sample) =>
        _sql.Write("((random() & 9007199254740991) < ").Parameter((long)(sample.Fraction * (1L << 53))).Write(")");

    private void WriteNot(NotPredicate not)
    {
        _negations++;
        _sql.Write("(NOT ");
        Write(not.Operand);
        _sql.Write(")");
        _negations--;
    }

    // Balanced, because SQLite counts the depth of its tree: a flat chain of 1000 terms would be 1000 deep.
    private void WriteJunction(JunctionPredicate junction, int start, int count)
    {
        if (count == 1)
        {
            Write(junction.Operands[start]);
            return;
        }

        var half = count / 2;
        _sql.Write("(");
        WriteJunction(junction, start, half);
        _sql.Write(junction.IsAnd ? " AND " : " OR ");
        WriteJunction(junction, start + half, count - half);
        _sql.Write(")");
    }

    private void WriteComparison(ComparePredicate compare)
    {
        var (left, right) = (compare.Left, compare.Right);
        var whenAbsent = compare.Operator == BinaryOperator.NotEqual;
        OpenLenient(left.JsonSource, whenAbsent);
        if (right is ConstantOperand { Value: ListConstant list })
        {
            WriteListEquality(left, list, negated: whenAbsent);
        }
        else
        {
            _sql.Write("(");
            WriteValue(left, right.Kind);
            _sql.Write(SqlOperator(compare.Operator));
            WriteValue(right, left.Kind);
            _sql.Write(")");
        }

        CloseLenient(left.JsonSource, whenAbsent);
    }

    private void WriteListEquality(Operand left, ListConstant list, bool negated)
    {
        var field = left as FieldOperand;
        _sql.Write(negated ? "(NOT " : "(").Write(SqlFunctionNames.JsonEquals).Write("(");
        WriteDocument(left);
        _sql.Write(",").Parameter(ConstantList.Encode(list.Items)).Write(",").Write(SingleFlag(field?.Field)).Write("))");
    }

    private void WriteContains(ContainsPredicate contains)
    {
        var field = contains.Container as FieldOperand;
        OpenLenient(contains.Container.JsonSource, false);
        _sql.Write(SqlFunctionNames.JsonContains).Write("(");
        WriteDocument(contains.Container);
        _sql.Write(",").Parameter(ConstantList.Encode(contains.Values))
            .Write(",").Write(SingleFlag(field?.Field))
            .Write(contains.All ? ",1)" : ",0)");
        CloseLenient(contains.Container.JsonSource, false);
    }

    // Never UNKNOWN: a NULL document has no keys.
    private void WriteExists(ExistsPredicate exists)
    {
        _sql.Write("ifnull(");
        WriteJsonCall(SqlFunctionNames.JsonExists, exists.Operand);
        _sql.Write(",0)");
    }

    private void WriteNullTest(NullPredicate test)
    {
        _sql.Write("(");
        if (test.Operand is JsonOperand json)
            _sql.Write(json.SqlName);
        else
            WriteValue(test.Operand, test.Operand.Kind);
        _sql.Write(test.IsNegated ? " IS NOT NULL)" : " IS NULL)");
    }

    private void WriteLike(LikePredicate like)
    {
        var (operand, pattern) = (like.Operand, like.Pattern);
        OpenLenient(operand.JsonSource, false);
        if (pattern.Shape == LikeShape.Exact)
        {
            _sql.Write("(");
            WriteValue(operand, ValueKind.String);
            _sql.Write(" = ").Parameter(pattern.Literal).Write(")");
        }
        else if (pattern.Shape == LikeShape.Prefix && (operand is FieldOperand || (operand is JsonOperand json && IsIndexed(SqlFunctionNames.JsonText, json))))
        {
            WritePrefix(operand, pattern.Literal);
        }
        else
        {
            _sql.Write(SqlFunctionNames.Like).Write("(");
            WriteValue(operand, ValueKind.String);
            _sql.Write(",").Parameter(pattern.Source).Write(")");
        }

        CloseLenient(operand.JsonSource, false);
    }

    private void WriteRegex(RegexPredicate regex)
    {
        OpenLenient(regex.Operand.JsonSource, false);
        _sql.Write(SqlFunctionNames.Regex).Write("(");
        WriteValue(regex.Operand, ValueKind.String);
        _sql.Write(",").Parameter(regex.Pattern).Write(")");
        CloseLenient(regex.Operand.JsonSource, false);
    }

    // As a range of the binary collation, so that an index on the column serves it.
    private void WritePrefix(Operand operand, string prefix)
    {
        _sql.Write("(");
        WriteValue(operand, ValueKind.String);
        _sql.Write(" >= ").Parameter(prefix);
        if (Utf8Successor.Of(prefix) is { } successor)
        {
            _sql.Write(" AND ");
            WriteValue(operand, ValueKind.String);
            _sql.Write(" < ").Parameter(successor);
        }

        _sql.Write(")");
    }

    private bool IsLenient([NotNullWhen(true)] JsonOperand? source, bool whenAbsent) => source is not null && (whenAbsent || _negations > 0);

    private void OpenLenient(JsonOperand? source, bool whenAbsent)
    {
        if (!IsLenient(source, whenAbsent))
            return;
        if (source.IsNullable)
            _sql.Write("iif(").Write(source.SqlName).Write(" IS NULL,NULL,");
        _sql.Write("ifnull(");
    }

    private void CloseLenient(JsonOperand? source, bool whenAbsent)
    {
        if (!IsLenient(source, whenAbsent))
            return;
        _sql.Write(whenAbsent ? ",1)" : ",0)");
        if (source.IsNullable)
            _sql.Write(")");
    }

    private static string SqlOperator(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => " = ",
        BinaryOperator.NotEqual => " <> ",
        _ => $" {op.Text()} ",
    };
}
