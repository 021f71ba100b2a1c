using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Moments and intervals in filters: <c>f + INTERVAL 'P1M2DT3H' &gt;= ISO '2025-01-03T00:00:00+08:00'</c>.</summary>
internal static class Times
{
    public static TimeConstant Moment(TimeSyntax syntax) => TimestampText.Parse(syntax.Text, TimeZoneInfo.Utc) is { } moment
        ? new TimeConstant(moment)
        : throw new FilterException(syntax.Position, $"invalid timestamp: '{syntax.Text}' is not ISO 8601 such as 2025-01-02T03:04:05Z");

    public static Operand Shift(Operand source, BinaryOperator op, IntervalSyntax syntax)
    {
        if (op is not (BinaryOperator.Add or BinaryOperator.Subtract))
            throw new FilterException(syntax.Position, $"'{op.Text()}' cannot be applied to an interval, only '+' and '-'");
        var interval = Interval.Parse(syntax.Text)
            ?? throw new FilterException(syntax.Position, $"invalid interval: '{syntax.Text}' is not an ISO 8601 duration such as P3D or PT1H30M");
        return source is FieldOperand { Kind: ValueKind.Time } field
            ? new ShiftOperand(field.Field, op == BinaryOperator.Add ? interval : interval.Negate())
            : throw new FilterException(syntax.Position, $"an interval cannot be applied to {source.TypeName}, only to a Timestamptz field");
    }
}
