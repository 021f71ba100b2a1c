using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Filters.Sql;
using Connectors.Milvus.Engine.Filters.Syntax;

namespace Connectors.Milvus.Engine.Tests.Filters.Oracle;

/// <summary>A random schema with random rows, in memory and in SQLite.</summary>
internal sealed class OracleSchema : IDisposable
{
    private static readonly (string Name, EngineDataType Type, EngineDataType Element)[] AllFields =
    [
        ("flag", EngineDataType.Bool, default),
        ("tiny", EngineDataType.Int8, default),
        ("num", EngineDataType.Int32, default),
        ("big", EngineDataType.Int64, default),
        ("big2", EngineDataType.Int64, default),
        ("single", EngineDataType.Float, default),
        ("real", EngineDataType.Double, default),
        ("real2", EngineDataType.Double, default),
        ("text", EngineDataType.VarChar, default),
        ("text2", EngineDataType.VarChar, default),
        ("doc", EngineDataType.Json, default),
        ("geo", EngineDataType.Geometry, default),
        ("flags", EngineDataType.Array, EngineDataType.Bool),
        ("ints", EngineDataType.Array, EngineDataType.Int64),
        ("singles", EngineDataType.Array, EngineDataType.Float),
        ("reals", EngineDataType.Array, EngineDataType.Double),
        ("texts", EngineDataType.Array, EngineDataType.VarChar),
    ];

    public OracleSchema(Random random, int rows)
    {
        var fields = AllFields.Select(field => FilterTable.Field(field.Name, field.Type, field.Element, random.Chance(0.5)));
        Fields = [FilterTable.Field("id", EngineDataType.Int64, isNullable: false, isPrimaryKey: true), .. fields];
        var indexed = IndexedExpressions(random);
        Table = new FilterTable(new FilterSchema(Fields, FilterTable.DynamicColumn) { IndexedExpressions = indexed });
        foreach (var (number, expression) in indexed.Index())
            Table.Execute($"CREATE INDEX json{number} ON rows ({expression})");
        for (var i = 0; i < rows; i++)
            AddRow(random, i);
    }

    public IReadOnlyList<FilterField> Fields { get; }

    public FilterTable Table { get; }

    public List<OracleRow> Rows { get; } = [];

    public void Dispose() => Table.Dispose();

    // Indexes on places in JSON must not change what is found.
    private static HashSet<string> IndexedExpressions(Random random) =>
    [
        .. from column in new[] { "\"doc\"", FilterTable.DynamicColumn }
           from key in Samples.Keys
           from function in new[] { SqlFunctionNames.JsonText, SqlFunctionNames.JsonNumber, SqlFunctionNames.JsonBool }
           where random.Chance(0.3)
           select JsonCall.Write(function, column, JsonPath.From([new PathStep(key, false)])),
    ];

    private void AddRow(Random random, int id)
    {
        var (memory, stored) = (new Dictionary<string, object?>(), new List<(string, object?)>());
        foreach (var field in Fields)
        {
            var (value, column) = field.Name == "id" ? (id, (object)(long)id) : field.IsNullable && random.Chance(0.25) ? (null, null) : Value(random, field);
            memory[field.Name] = field.Name == "id" ? (long)id : value;
            stored.Add((field.Name, column));
        }

        var (meta, metaText) = random.Chance(0.1) ? (null, null) : Document(random);
        memory["$meta"] = meta;
        stored.Add(("$meta", metaText));
        Rows.Add(new OracleRow(memory));
        Table.Add([.. stored]);
    }

    private static (object? Memory, object? Stored) Value(Random random, FilterField field)
    {
        switch (field.Type)
        {
            case EngineDataType.Json:
                return Document(random);
            case EngineDataType.Array:
                var items = Enumerable.Range(0, random.Next(5)).Select(_ => Scalar(random, field.ElementType)).ToList();
                return (items, Json(items, field.ElementType == EngineDataType.Float));
            default:
                var value = Scalar(random, field.Type);
                return (value, value is bool flag ? (flag ? 1L : 0L) : value);
        }
    }

    public static object? Scalar(Random random, EngineDataType type) => type switch
    {
        EngineDataType.Bool => random.Chance(0.5),
        EngineDataType.Int8 => random.Pick(Samples.Integers) is var value and >= -128 and <= 127 ? value : 5L,
        EngineDataType.Int32 => random.Pick(Samples.Integers) is var value and >= int.MinValue and <= int.MaxValue ? value : 12L,
        EngineDataType.Int64 => random.Pick(Samples.Integers),
        EngineDataType.Float => (double)random.Pick(Samples.Singles),
        EngineDataType.Double => random.Pick(Samples.Reals),
        EngineDataType.Geometry => ShapeOracle.Write(random, ShapeOracle.Next(random)),
        _ => random.Pick(Samples.Texts),
    };

    private static (object? Memory, object? Stored) Document(Random random)
    {
        var text = JsonObject(random, 0);
        using var document = JsonDocument.Parse(text);
        return (document.RootElement.Clone(), text);
    }

    private static string JsonObject(Random random, int depth)
    {
        var keys = Samples.Keys.Where(_ => random.Chance(0.6));
        return $"{{{string.Join(random.Chance(0.5) ? "," : " , ", keys.Select(key => $"{JsonText(random, key)}: {JsonValue(random, depth + 1)}"))}}}";
    }

    private static string JsonValue(Random random, int depth) => random.Next(depth > 2 ? 7 : 10) switch
    {
        0 => "null",
        1 => random.Chance(0.5) ? "true" : "false",
        2 => random.Pick(Samples.Integers).ToString(CultureInfo.InvariantCulture),
        3 or 4 => JsonReal(random.Pick(Samples.Reals), false),
        5 or 6 => JsonText(random, random.Pick(Samples.Texts)),
        7 => JsonObject(random, depth),
        _ => $"[{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => JsonValue(random, depth + 1)))}]",
    };

    private static string Json(List<object?> items, bool single) =>
        $"[{string.Join(",", items.Select(item => item switch
        {
            bool flag => flag ? "true" : "false",
            long integer => integer.ToString(CultureInfo.InvariantCulture),
            double real => JsonReal(real, single),
            _ => JsonSerializer.Serialize((string)item!),
        }))}]";

    private static string JsonReal(double value, bool single)
    {
        var text = single ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : $"{text}.0";
    }

    // The same string in different spellings: every character may come as itself or as an escape.
    private static string JsonText(Random random, string value)
    {
        if (random.Chance(0.5))
            return JsonSerializer.Serialize(value);
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            var plain = rune.ToString();
            var escape = rune.Value < ' ' || plain is "\"" or "\\" || random.Chance(0.3);
            text.Append(escape ? string.Concat(plain.Select(c => $"\\u{(int)c:x4}")) : plain);
        }

        return text.Append('"').ToString();
    }
}
