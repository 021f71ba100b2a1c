using System.Text;
using System.Text.Json;
using Connectors.Milvus.Engine.Filters.Functions;
using Connectors.Milvus.Engine.Filters.Patterns;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Shapes;
using Connectors.Milvus.Engine.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>
/// The SQL functions that compiled filters call. They are deterministic, answer NULL for NULL and for what they cannot
/// read, and work on SQLite's own bytes: no document becomes a .NET string.
/// </summary>
internal static class FilterFunctions
{
    /// <summary>Registers them on an open connection; every connection that runs a filter needs it once.</summary>
    public static void Register(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var database = connection.Handle ?? throw new InvalidOperationException("the connection is not open");
        var json = new JsonFunctions();
        var patterns = new ArgumentCache<LikeMatcher>(LikeMatcher.Parse);
        var expressions = new ArgumentCache<Re2Pattern>(static pattern => Re2Pattern.Parse(Encoding.UTF8.GetString(pattern)));
        var shapes = new ArgumentCache<ShapeQuery>(ShapeQuery.Parse);
        var queries = new ArgumentCache<TextMatcher>(TextMatcher.Parse);
        Add(database, SqlFunctionNames.JsonNumber, 2, json.Number);
        Add(database, SqlFunctionNames.JsonTextNumber, 2, json.TextNumber);
        Add(database, SqlFunctionNames.JsonText, 2, json.Text);
        Add(database, SqlFunctionNames.JsonBool, 2, json.Bool);
        Add(database, SqlFunctionNames.JsonExists, 2, json.Exists);
        Add(database, SqlFunctionNames.JsonLength, 2, json.Length);
        Add(database, SqlFunctionNames.JsonEquals, 4, json.AreEqual);
        Add(database, SqlFunctionNames.JsonContains, 5, json.Contains);
        Add(database, SqlFunctionNames.Item, 3, JsonFunctions.Item);
        Add(database, SqlFunctionNames.Xor, 2, NumberFunctions.Xor);
        Add(database, SqlFunctionNames.Shift, 3, NumberFunctions.Shift);
        Add(database, SqlFunctionNames.Bits, 1, NumberFunctions.Bits);
        Add(database, SqlFunctionNames.Like, 2, Test(patterns, static (pattern, text) => pattern.IsMatch(text)));
        Add(database, SqlFunctionNames.Regex, 2, Test(expressions, static (expression, text) => expression.IsMatch(text)));
        Add(database, SqlFunctionNames.Shape, 2, Test(shapes, static (query, shape) => query.IsTrueOf(shape)));
        Add(database, SqlFunctionNames.Match, 2, Test(queries, static (query, text) => query.IsMatch(Encoding.UTF8.GetString(text))));
    }

    // Tests a text, the first argument, with what was made of the second one.
    private static Action<sqlite3_context, sqlite3_value[]> Test<T>(ArgumentCache<T> tests, Func<T, ReadOnlySpan<byte>, bool> test)
        where T : class => (context, arguments) =>
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_TEXT)
            raw.sqlite3_result_int(context, test(tests.Get(raw.sqlite3_value_blob(arguments[1])), raw.sqlite3_value_blob(arguments[0])) ? 1 : 0);
        else
            raw.sqlite3_result_null(context);
    };

    private static void Add(sqlite3 database, string name, int arguments, Action<sqlite3_context, sqlite3_value[]> body)
    {
        var code = raw.sqlite3_create_function(database, name, arguments, raw.SQLITE_DETERMINISTIC, null, (context, _, values) => Call(body, context, values));
        if (code != raw.SQLITE_OK)
            throw new SqliteException($"SQL function {name} could not be registered", code);
    }

    // SQLite calls from native code, through which no exception may pass.
    private static void Call(Action<sqlite3_context, sqlite3_value[]> body, sqlite3_context context, sqlite3_value[] arguments)
    {
        try
        {
            body(context, arguments);
        }
        catch (JsonException)
        {
            raw.sqlite3_result_null(context);
        }
        catch (Exception error)
        {
            raw.sqlite3_result_error(context, error.Message);
        }
    }
}
