using System.Text;
using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Indexes on places in JSON: which may be made, and that they find what is there through every change of the rows.</summary>
public sealed class JsonIndexTests : EngineTest
{
    private const string Path = "doc['a']['b']";

    public JsonIndexTests() => Engine.CreateLoaded(Sample.Schema(
        Sample.Key(), Sample.Scalar("doc", EngineDataType.Json, nullable: true), Sample.Scalar("other", EngineDataType.Json), Sample.Scalar("num", EngineDataType.Int64), Sample.Vector()));

    [Fact]
    public void A_field_may_have_several_on_different_places()
    {
        Create("doc", "", Path, "double");
        Create("doc", "", "doc['a']", "json");
        Create("doc", "mine", "doc", "array_varchar");
        Create("doc", "", Path, "double");

        var indexes = Engine.DescribeIndexes("", Sample.Name, fieldName: "doc");
        Assert.Equal(["doc/a/b", "doc/a", "mine"], indexes.Select(index => index.Name));
        Assert.Equal(("AUTOINDEX", Path, "double"), (indexes[0].Parameters["index_type"], indexes[0].Parameters["json_path"], indexes[0].Parameters["json_cast_type"]));
        Assert.Equal(1, SqlIndexes());

        Engine.DropField("", Sample.Name, "doc");
        Assert.Equal(0, SqlIndexes());
        Assert.Equal(["v"], Engine.DescribeIndexes("", Sample.Name).Select(index => index.Name));
    }

    [Fact]
    public void A_place_has_one()
    {
        Create("doc", "", Path, "double");
        Fails(EngineError.InvalidParameter, "at most one distinct index is allowed per field", () => Create("doc", "", Path, "varchar"));
        Fails(EngineError.InvalidParameter, "at most one distinct index is allowed per field", () => Create("doc", "other_name", Path, "double"));
        Fails(EngineError.IndexDuplicate, "index name taken is taken", () =>
        {
            Create("doc", "taken", "doc['x']", "double");
            Create("other", "taken", "other['x']", "double");
        });
    }

    [Theory]
    [InlineData("doc['a']", null, "INVERTED", EngineError.MissingParameter, "json index must specify cast type")]
    [InlineData("doc['a']", "int64", "INVERTED", EngineError.InvalidParameter, "json_cast_type INT64 is not supported")]
    [InlineData("other['a']", "double", "INVERTED", EngineError.InvalidParameter, "fieldID not match with field name")]
    [InlineData("doc['a", "double", "INVERTED", EngineError.InvalidParameter, "cannot parse json_path doc['a")]
    [InlineData("doc == 1", "double", "INVERTED", EngineError.InvalidParameter, "expected a path")]
    [InlineData("missing['a']", "double", "INVERTED", EngineError.InvalidParameter, "field missing not exist")]
    [InlineData("num", "double", "INVERTED", EngineError.InvalidParameter, "field num is no JSON field")]
    [InlineData("doc['a']", "varchar", "TRIE", EngineError.InvalidParameter, "invalid index type: TRIE")]
    [InlineData("doc['a']", "double", "NGRAM", EngineError.InvalidParameter, "invalid index type: NGRAM")]
    [InlineData("doc['a']", "array_double", "STL_SORT", EngineError.InvalidParameter, "invalid index type: STL_SORT")]
    public void What_Milvus_refuses_is_refused(string path, string? cast, string type, EngineError code, string text)
    {
        var parameters = Sample.Params(("index_type", type), ("json_path", path));
        if (cast is not null)
            parameters["json_cast_type"] = cast;
        Fails(code, text, () => Engine.CreateIndex("", Sample.Name, new IndexDefinition { FieldName = "doc", Parameters = parameters }));
    }

    [Theory]
    [InlineData("STRING_TO_INT", "double", "json_cast_function STRING_TO_INT is not supported")]
    [InlineData("STRING_TO_DOUBLE", "varchar", "gives DOUBLE, not VARCHAR")]
    public void So_are_cast_functions_that_do_not_fit(string function, string cast, string text) =>
        Fails(EngineError.InvalidParameter, text, () => Create("doc", "", Path, cast, ("json_cast_function", function)));

    [Fact]
    public void Without_a_dynamic_field_a_name_that_is_no_field_cannot_be_indexed() =>
        Fails(EngineError.Unexpected, "cannot create index on non-exist field: color", () => Create("color", "", "color", "varchar"));

    [Fact]
    public void A_cast_function_makes_numbers_of_texts_for_filters_too()
    {
        Insert((1, """{"a":{"b":"99.5"}}"""), (2, """{"a":{"b":7}}"""), (3, """{"a":{"b":"many"}}"""));
        Assert.Equal([2L], Found($"{Path} > 1"));

        Create("doc", "", Path, "DOUBLE", ("json_cast_function", "string_to_double"));

        Assert.Equal([1L, 2L], Found($"{Path} > 1"));
        Assert.Equal([1L], Found($"{Path} == 99.5"));
        Assert.Equal([1L, 3L], Found($"{Path} != 7"));
        Assert.Equal([3L], Found($"{Path} == 'many'"));
    }

    [Fact]
    public void It_follows_every_change_of_the_rows()
    {
        Insert((1, """{"a":{"b":1}}"""), (2, """{"a":{"b":2}}"""));
        Create("doc", "", Path, "double");
        Insert((3, """{"a":{"b":2}}"""), (4, "{}"));
        Assert.Equal([2L, 3L], Found($"{Path} == 2"));

        Engine.Delete("id == 2");
        Engine.Upsert([.. Rows((1, """{"a":{"b":2.0}}"""), (3, """{"a":{"b":"2"}}"""))]);
        Assert.Equal([1L], Found($"{Path} == 2"));

        Reopen();
        Assert.Equal([1L], Found($"{Path} == 2"));
        Assert.Equal([1L], Found($"{Path} < 3"));
        Assert.Empty(Engine.Verify());
        Engine.Insert([.. Rows([.. Enumerable.Range(10, 3000).Select(id => ((long)id, $"{{\"a\":{{\"b\":{id}}}}}"))])]);
        Engine.Delete("id >= 10 and id < 3000");
        Engine.Compact("", Sample.Name);
        Assert.Equal([1L, 3000L, 3001L, 3002L, 3003L, 3004L, 3005L, 3006L, 3007L, 3008L, 3009L], Found($"{Path} == 2 or {Path} > 2999"));
        Assert.Equal(1, SqlIndexes());
    }

    [Fact]
    public void An_index_on_a_key_stays_on_it_when_a_field_of_its_name_comes()
    {
        Engine.DropCollection("", Sample.Name);
        Engine.CreateLoaded(Sample.Schema(Sample.Key(), Sample.Vector()) with { EnableDynamicField = true });
        Create("color", "by_color", "color", "varchar");
        Engine.AddField("", Sample.Name, Sample.Scalar("color", EngineDataType.VarChar, nullable: true));
        Reopen();

        Assert.Empty(Engine.Query("color == 'red' or $meta['color'] == 'red'").Values<long>("id"));
        Engine.DropIndex("", Sample.Name, "by_color");
        Assert.Equal(0, SqlIndexes());
    }

    private void Create(string field, string name, string path, string cast, params (string, string)[] more) => Engine.CreateIndex("", Sample.Name, new IndexDefinition
    {
        FieldName = field,
        IndexName = name,
        Parameters = Sample.Params([("json_path", path), ("json_cast_type", cast), .. more]),
    });

    private void Insert(params (long Id, string Document)[] rows) => Engine.Insert([.. Rows(rows)]);

    private static Column[] Rows(params (long Id, string Document)[] rows) =>
    [
        Sample.Ids([.. rows.Select(row => row.Id)]),
        new Column<ReadOnlyMemory<byte>>("doc", EngineDataType.Json, [.. rows.Select(row => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(row.Document))]),
        new Column<ReadOnlyMemory<byte>>("other", EngineDataType.Json, [.. rows.Select(_ => (ReadOnlyMemory<byte>)"{}"u8.ToArray())]),
        new Column<long>("num", EngineDataType.Int64, [.. rows.Select(row => row.Id)]),
        Sample.VectorRows([.. rows.Select(row => new float[] { row.Id, 0, 0, 1 })]),
    ];

    private long[] Found(string filter) => Engine.Query(filter).Values<long>("id");

    private long SqlIndexes() => File.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%(mv!_%' ESCAPE '!'");

    private static void Fails(EngineError code, string text, Action action) => Sample.Fails(code, text, action);
}
