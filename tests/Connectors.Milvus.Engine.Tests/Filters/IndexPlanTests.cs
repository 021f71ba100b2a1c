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
    };

    private readonly CollectionInfo _collection;

    public IndexPlanTests()
    {
        Engine.CreateLoaded(Sample.Schema([Sample.Key(), .. Fields.Select(field => Sample.Scalar(field.Key, field.Value, nullable: true)), Sample.Vector()]));
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
        Assert.DoesNotContain("USING INDEX", Plan(filter), StringComparison.Ordinal);

        Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = field, Parameters = Sample.Params(("index_type", type)) });

        Assert.Contains($"_{SqlName(field)} (", Plan(filter), StringComparison.Ordinal);
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

    private string Plan(string filter)
    {
        var fields = _collection.Definition.Fields.Where(field => field.Type < EngineDataType.BinaryVector)
            .Select(field => new FilterField(field.Name, field.Type, field.ElementType, field.IsNullable, SqlName(field.Name), field.IsPrimaryKey));
        var compiled = FilterCompiler.Compile(filter, new FilterSchema([.. fields], null), null);
        using var connection = new SqliteConnection($"Data Source={File.Path};Pooling=false;Mode=ReadOnly");
        connection.Open();
        FilterFunctions.Register(connection);
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

    private string SqlName(string field) => $"f{_collection.Definition.Fields.Single(entry => entry.Name == field).FieldId}";
}
