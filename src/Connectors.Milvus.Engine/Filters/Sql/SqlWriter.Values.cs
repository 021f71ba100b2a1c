using System.Globalization;
using Connectors.Milvus.Engine.Filters.Binding;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Sql;

internal sealed partial class SqlWriter
{
    /// <summary>Writes a value; a JSON path gives the value only when it has the kind that the other side wants.</summary>
    private void WriteValue(Operand operand, ValueKind wanted)
    {
        switch (operand)
        {
            case ConstantOperand constant: _sql.Parameter(SqlValue(constant.Value)); break;
            case FieldOperand field: _sql.Write(field.Field.SqlName); break;
            case ItemOperand item: WriteItem(item); break;
            case LengthOperand length: WriteLength(length); break;
            case ShiftOperand shift: WriteShift(shift); break;
            case ArithmeticOperand arithmetic: WriteArithmetic(arithmetic); break;
            case JsonOperand json: WriteJsonCall(Extractor(wanted, json), json); break;
            default: throw new InvalidOperationException($"unknown operand {operand.GetType().Name}");
        }
    }

    private string Extractor(ValueKind wanted, JsonOperand json) => wanted switch
    {
        ValueKind.Bool => SqlFunctionNames.JsonBool,
        ValueKind.String => SqlFunctionNames.JsonText,
        _ => IsIndexed(SqlFunctionNames.JsonTextNumber, json) ? SqlFunctionNames.JsonTextNumber : SqlFunctionNames.JsonNumber,
    };

    private bool IsIndexed(string function, JsonOperand json) => indexed.Count > 0 && indexed.Contains(JsonCall.Write(function, json.SqlName, json.Path));

    private static object SqlValue(Constant constant) => constant switch
    {
        BoolConstant flag => flag.Value ? 1L : 0L,
        IntConstant integer => integer.Value,
        FloatConstant real => real.Value,
        StringConstant text => text.Value,
        TimeConstant time => time.Microseconds,
        _ => throw new InvalidOperationException($"a {constant.TypeName} is no SQL value"),
    };

    // As a parameter the path is read from the cache of paths; an index knows it only as text.
    private void WriteJsonCall(string function, JsonOperand json)
    {
        if (IsIndexed(function, json))
            _sql.Write(JsonCall.Write(function, json.SqlName, json.Path));
        else
            _sql.Write(function).Write("(").Write(json.SqlName).Write(",").Parameter(json.Path.Encoded).Write(")");
    }

    // A document and the path in it: the first two arguments of the functions on arrays.
    private void WriteDocument(Operand operand)
    {
        if (operand is JsonOperand json)
            _sql.Write(json.SqlName).Write(",").Parameter(json.Path.Encoded);
        else
            _sql.Write(((FieldOperand)operand).Field.SqlName).Write(",'[]'");
    }

    private void WriteItem(ItemOperand item) =>
        _sql.Write(SqlFunctionNames.Item).Write("(").Write(item.Field.SqlName).Write(",")
            .Write(item.Index.ToString(CultureInfo.InvariantCulture)).Write(",").Write(SingleFlag(item.Field)).Write(")");

    private void WriteLength(LengthOperand length)
    {
        _sql.Write(SqlFunctionNames.JsonLength).Write("(");
        WriteDocument(length.Container);
        _sql.Write(")");
    }

    private void WriteArithmetic(ArithmeticOperand arithmetic)
    {
        if (arithmetic.Operator == BinaryOperator.BitXor)
        {
            _sql.Write(SqlFunctionNames.Xor).Write("(");
            WriteValue(arithmetic.Source, ValueKind.Int);
            _sql.Write(",").Parameter(SqlValue(arithmetic.Constant)).Write(")");
            return;
        }

        _sql.Write("(");
        WriteNumber(arithmetic.Source, arithmetic.Kind);
        _sql.Write($" {arithmetic.Operator.Text()} ").Parameter(SqlValue(arithmetic.Constant)).Write(")");
    }

    private void WriteShift(ShiftOperand shift) =>
        _sql.Write(SqlFunctionNames.Shift).Write("(").Write(shift.Field.SqlName).Write(",")
            .Parameter((long)shift.Interval.Months).Write(",").Parameter(shift.Interval.Microseconds).Write(")");

    // A JSON integer that meets a float computes as one, or its division would truncate.
    private void WriteNumber(Operand source, ValueKind kind)
    {
        var cast = source is JsonOperand && kind == ValueKind.Float;
        _sql.Write(cast ? "CAST(" : string.Empty);
        WriteValue(source, kind);
        _sql.Write(cast ? " AS REAL)" : string.Empty);
    }

    // Elements of Float arrays stand in their JSON as doubles of either length; they compare as 32-bit floats.
    private static string SingleFlag(FilterField? field) => field?.ElementType == EngineDataType.Float ? "1" : "0";
}
