using Connectors.Milvus.Engine.Filters.Binding;

namespace Connectors.Milvus.Engine.Filters.Sql;

// "in": a short list is a row of parameters; a long one is a single JSON parameter, which SQLite reads once into an
// index and looks up from there.
internal sealed partial class SqlWriter
{
    private const int MaxInlineValues = 32;

    private void WriteMembership(MembershipPredicate membership)
    {
        var (operand, values) = (membership.Operand, membership.Values);
        if (values.Count == 0)
        {
            WriteFalseUnlessNull(operand);
            return;
        }

        OpenLenient(operand.JsonSource, false);
        _sql.Write("(");
        var isFirst = true;
        foreach (var group in values.GroupBy(KindOf).OrderBy(group => group.Key))
        {
            _sql.Write(isFirst ? string.Empty : " OR ");
            isFirst = false;
            WriteGroup(operand, group.Key, [.. group]);
        }

        _sql.Write(")");
        CloseLenient(operand.JsonSource, false);
    }

    private void WriteFalseUnlessNull(Operand operand)
    {
        if (operand is JsonOperand { IsNullable: false } or FieldOperand { Field.IsNullable: false })
        {
            _sql.Write("0");
            return;
        }

        _sql.Write("iif(");
        if (operand is JsonOperand json)
            _sql.Write(json.SqlName);
        else
            WriteValue(operand, operand.Kind);
        _sql.Write(" IS NULL,NULL,0)");
    }

    private void WriteGroup(Operand operand, ValueKind kind, List<Constant> values)
    {
        if (kind == ValueKind.Array)
            WriteLists(operand, values);
        else if (values.Count <= MaxInlineValues)
            WriteParameters(operand, kind, values);
        else if (kind == ValueKind.Float)
            WriteLookup(operand, kind, values.ConvertAll(value => (Constant)new IntConstant(DoubleBits.Of(((FloatConstant)value).Value))), SqlFunctionNames.Bits);
        else
            WriteLookup(operand, kind, values, null);
    }

    private void WriteParameters(Operand operand, ValueKind kind, List<Constant> values)
    {
        WriteValue(operand, kind);
        _sql.Write(" IN (");
        for (var i = 0; i < values.Count; i++)
            _sql.Write(i == 0 ? string.Empty : ",").Parameter(SqlValue(values[i]));
        _sql.Write(")");
    }

    private void WriteLookup(Operand operand, ValueKind kind, List<Constant> values, string? function)
    {
        _sql.Write(function is null ? string.Empty : $"{function}(");
        WriteValue(operand, kind);
        _sql.Write(function is null ? string.Empty : ")");
        _sql.Write(" IN (SELECT value FROM json_each(").Parameter(ConstantList.Encode(values)).Write("))");
    }

    private void WriteLists(Operand operand, List<Constant> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            _sql.Write(i == 0 ? string.Empty : " OR ");
            WriteListEquality(operand, (ListConstant)values[i], negated: false);
        }
    }

    private static ValueKind KindOf(Constant constant) => constant switch
    {
        BoolConstant => ValueKind.Bool,
        IntConstant => ValueKind.Int,
        FloatConstant => ValueKind.Float,
        StringConstant => ValueKind.String,
        _ => ValueKind.Array,
    };
}
