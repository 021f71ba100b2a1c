using Connectors.Milvus.Engine.Filters.Sql;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Filters.Functions;

/// <summary>The SQL functions on numbers.</summary>
internal static class NumberFunctions
{
    public static void Xor(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (IsNumber(arguments[0]) && IsNumber(arguments[1]))
            raw.sqlite3_result_int64(context, raw.sqlite3_value_int64(arguments[0]) ^ raw.sqlite3_value_int64(arguments[1]));
        else
            raw.sqlite3_result_null(context);
    }

    public static void Bits(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (!IsNumber(arguments[0]))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        // An integer beyond 53 bits may lie between two doubles; then it equals none.
        var value = raw.sqlite3_value_double(arguments[0]);
        var isExact = raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_FLOAT
            || (Int128)value == raw.sqlite3_value_int64(arguments[0]);
        if (isExact)
            raw.sqlite3_result_int64(context, DoubleBits.Of(value));
        else
            raw.sqlite3_result_null(context);
    }

    public static void Shift(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (!IsNumber(arguments[0]))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var moment = raw.sqlite3_value_int64(arguments[0]);
        var months = (int)raw.sqlite3_value_int64(arguments[1]);
        if (months != 0)
            moment = (long)(DateTime.UnixEpoch.AddTicks(moment * TimeSpan.TicksPerMicrosecond).AddMonths(months) - DateTime.UnixEpoch).TotalMicroseconds;
        raw.sqlite3_result_int64(context, moment + raw.sqlite3_value_int64(arguments[2]));
    }

    private static bool IsNumber(sqlite3_value value) =>
        raw.sqlite3_value_type(value) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT;
}
