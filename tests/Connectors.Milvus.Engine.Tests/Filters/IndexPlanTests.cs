using Connectors.Milvus.Engine.Filters;
using Connectors.Milvus.Engine.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Connectors.Milvus.Engine.Tests.Filters;

/// <summary>A scalar index of the catalog is one that SQLite really takes for the filters that it helps.</summary>
public sealed class IndexPlanTests : EngineTest
{
    private static readonly Dictionary<string, EngineDataType> Fields = new()
    {
        ["flag"] = EngineDataType.Bool,
        ["num"] = EngineDataType.Int64,
        ["real"] = EngineDataType.Double,
        ["text"] = EngineDataType.VarChar,
        ["time"] = EngineDataType.Timestamptz,
        ["plain"] = EngineDataType.Int64,
        ["doc"] = EngineDataType.Json,
    };

    private readonly CollectionInfo _collection;

    public IndexPlanTests()
    {
        Engine.CreateLoaded(Sample.Schema([Sample.Key(), .. Fields.Select(field => Sample.Scalar(field.Key, field.Value, nullable: true)), Sample.Vector()]) with { EnableDynamicField = true });
        _collection = Engine.DescribeCollection("", Sample.Name);
    }

    [Theory]
    [InlineData("BITMAP", "flag", "flag == true")]
    [InlineData("INVERTED", "num", "num == 5")]
    [InlineData("STL_SORT", "num", "num > 5 and num <= 9")]
    [InlineData("INVERTED", "num", "num in [1, 2, 3]")]
    [InlineData("AUTOINDEX", "num", "10 > num >= 2")]
    [InlineData("STL_SORT", "real", "real >= 0.5")]
    [InlineData("TRIE", "text", "text == \"a\"")]
    [InlineData("INVERTED", "text", "text in [\"a\", \"b\"]")]
    [InlineData("TRIE", "text", "text like \"abc%\"")]
    [InlineData("NGRAM", "text", "text like \"abc%\"")]
    [InlineData("STL_SORT", "time", "time > ISO '2025-01-01'")]
    [InlineData("INVERTED", "num", "num is null")]
    [InlineData("INVERTED", "num", "num == 5 and plain > 3")]
    public void The_index_is_used(string type, string field, string filter)
    {
        Assert.DoesNotContain("USING", Plan(filter), StringComparison.Ordinal);

        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = field, Parameters = Sample.Params(("index_type", type)) });

        Assert.Contains($"_{SqlName(field)} (", Plan(filter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INVERTED", "doc['kind']", "varchar", "doc['kind'] == 'a'")]
    [InlineData("AUTOINDEX", "doc[\"kind\"]", "VARCHAR", "doc['kind'] in ['a', 'b'] and plain > 3")]
    [InlineData("NGRAM", "doc['it\\'s']['kind']", "varchar", "doc['it\\'s']['kind'] like 'ab%'")]
    [InlineData("INVERTED", "doc['kind']", "varchar", "not (doc['x'] == 1) and doc['kind'] >= 'm'")]
    [InlineData("STL_SORT", "doc['size']", "DOUBLE", "doc['size'] > 1.5")]
    [InlineData("INVERTED", "doc['sizes'][0]", "double", "1 <= doc['sizes'][0] < 9")]
    [InlineData("BITMAP", "doc['flag']", "bool", "doc['flag'] == true")]
    [InlineData("INVERTED", "doc['kind']", "varchar", "doc['kind'] == 'a' or doc['kind'] == 'z'")]
    public void An_index_on_a_place_in_json_is_used(string type, string path, string cast, string filter)
    {
        Assert.DoesNotContain("USING", Plan(filter), StringComparison.Ordinal);

        CreateJsonIndex("doc", "", ("index_type", type), ("json_path", path), ("json_cast_type", cast));

        Assert.Contains($"_{SqlName("doc")}_", Plan(filter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("color", "color", "color == 'red'")]
    [InlineData("$meta", "$meta['color']", "color == 'red'")]
    [InlineData("shape", "shape['color']", "$meta['shape']['color'] == 'red'")]
    public void So_is_one_on_a_dynamic_key(string field, string path, string filter)
    {
        CreateJsonIndex(field, "by_color", ("index_type", "INVERTED"), ("params", $"{{\"json_path\":\"{path}\",\"json_cast_type\":\"varchar\"}}"));

        Assert.Contains("INDEX rows_", Plan(filter), StringComparison.Ordinal);
        Assert.Equal("$meta", Engine.DescribeIndexes("", Sample.Name, "by_color").Single().FieldName);
        Engine.DropIndex("", Sample.Name, "by_color");
        Assert.DoesNotContain("USING", Plan(filter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_of_another_kind_goes_without_the_index()
    {
        CreateJsonIndex("doc", "", ("json_path", "doc['size']"), ("json_cast_type", "double"));

        Assert.DoesNotContain("USING", Plan("doc['size'] == 'large'"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id == 5")]
    [InlineData("id in [1, 2]")]
    [InlineData("id > 7")]
    public void The_primary_key_has_its_own(string filter) => Assert.Contains("_key (", Plan(filter), StringComparison.Ordinal);

    [Fact]
    public void A_dropped_index_is_not_used()
    {
        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "num", Parameters = Sample.Params(("index_type", "INVERTED")) });
        Engine.DropIndex("", Sample.Name, "num");

        Assert.DoesNotContain("USING", Plan("num == 5"), StringComparison.Ordinal);
    }

    private void CreateJsonIndex(string field, string name, params (string, string)[] parameters)
        => Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = field, IndexName = name, Parameters = Sample.Params(parameters) });

    private string Plan(string filter)
    {
        using var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false;Mode=ReadOnly");
        connection.Open();
        FilterFunctions.Register(connection);
        var fields = _collection.Definition.Fields.Where(field => field.Type < EngineDataType.BinaryVector)
            .Select(field => new FilterField(field.Name, field.Type, field.ElementType, field.IsNullable, SqlName(field.Name), field.IsPrimaryKey));
        var schema = new FilterSchema([.. fields], $"f{_collection.Definition.Fields.Max(field => field.FieldId) + 1}") { IndexedExpressions = IndexedExpressions(connection) };
        var compiled = FilterCompiler.Compile(filter, schema, null);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT slot FROM rows_{_collection.Id} WHERE {compiled.Sql}";
        for (var index = 0; index < compiled.Parameters.Count; index++)
            command.Parameters.AddWithValue($"$f{index}", compiled.Parameters[index]);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));
        return string.Join("; ", plan);
    }

    private HashSet<string> IndexedExpressions(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%(mv!_%' ESCAPE '!'";
        using var reader = command.ExecuteReader();
        var expressions = new HashSet<string>();
        while (reader.Read())
            expressions.Add(reader.GetString(0).Split($"ON rows_{_collection.Id} (", 2)[1][..^1]);
        return expressions;
    }

    private string SqlName(string field) => $"f{_collection.Definition.Fields.Single(entry => entry.Name == field).FieldId}";
}
