using Connectors.Milvus.Engine.Filters;
using Microsoft.Data.Sqlite;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>A real SQLite table in the engine's storage form, to run compiled filters on. Rows are numbered from 1.</summary>
internal sealed class FilterTable : IDisposable
{
    public const string DynamicColumn = "\"$meta\"";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private int _rows;

    public FilterTable(FilterSchema schema)
    {
        Schema = schema;
        _connection.Open();
        FilterFunctions.Register(_connection);
        var columns = schema.Fields.Select(field => $"{field.SqlName} {SqlType(field.Type)}");
        if (schema.DynamicSqlName is { } dynamic)
            columns = columns.Append($"{dynamic} TEXT");
        Execute($"CREATE TABLE rows (slot INTEGER PRIMARY KEY, {string.Join(", ", columns)})");
    }

    public FilterSchema Schema { get; }

    public static FilterField Field(string name, EngineDataType type, EngineDataType elementType = EngineDataType.None, bool isNullable = true, bool isPrimaryKey = false) =>
        new(name, type, elementType, isNullable, $"\"{name}\"", isPrimaryKey);

    /// <summary>Adds a row; keys are column names without quotes, values as the contract stores them.</summary>
    public FilterTable Add(params (string Column, object? Value)[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"INSERT INTO rows (slot{string.Concat(values.Select(value => $", \"{value.Column}\""))}) VALUES ({++_rows}{string.Concat(values.Select((_, i) => $", $p{i}"))})";
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"$p{i}", values[i].Value ?? DBNull.Value);
        command.ExecuteNonQuery();
        return this;
    }

    public CompiledFilter Compile(string expression, IReadOnlyDictionary<string, object?>? templates = null) =>
        FilterCompiler.Compile(expression, Schema, templates);

    /// <summary>The numbers of the rows that pass.</summary>
    public List<int> Find(string expression, IReadOnlyDictionary<string, object?>? templates = null) => Find(Compile(expression, templates));

    public List<int> Find(CompiledFilter filter)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT slot FROM rows WHERE {filter.Sql} ORDER BY slot";
        for (var i = 0; i < filter.Parameters.Count; i++)
            command.Parameters.AddWithValue($"$f{i}", filter.Parameters[i]);
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
            found.Add(reader.GetInt32(0));
        return found;
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    private static string SqlType(EngineDataType type) => type switch
    {
        EngineDataType.Bool or EngineDataType.Int8 or EngineDataType.Int16 or EngineDataType.Int32 or EngineDataType.Int64 => "INTEGER",
        EngineDataType.Float or EngineDataType.Double => "REAL",
        _ => "TEXT",
    };
}
