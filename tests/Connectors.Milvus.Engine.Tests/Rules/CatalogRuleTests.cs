using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Databases, collections, partitions, aliases and indexes: what repeats silently and what is refused, as in Milvus.</summary>
public sealed class CatalogRuleTests : EngineTest
{
    [Fact]
    public void Creating_the_same_collection_twice_succeeds_and_a_different_one_fails()
    {
        var first = Engine.CreateCollection("", Schema(Key(), Vector()));

        Assert.Equal(first.Id, Engine.CreateCollection("default", Schema(Key(), Vector())).Id);
        Fails(EngineError.Unexpected, "create duplicate collection with different parameters, collection: things", () => Engine.CreateCollection("", Schema(Key(), Vector(5))));
    }

    [Fact]
    public void Missing_collections_are_named_with_their_database()
    {
        const string Text = "can't find collection[database=default][collection=nope]";
        Fails(EngineError.CollectionNotFound, Text, () => Engine.DescribeCollection("", "nope"));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.LoadCollection("", "nope"));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.DescribeIndexes("", "nope"));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.Search(Nearest([1, 2, 3, 4]) with { Collection = "nope" }));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.Query(new QueryCommand { Collection = "nope", Limit = 1 }));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.Insert(new InsertCommand { Collection = "nope", RowCount = 1, Columns = [Ids(1)] }));
        Fails(EngineError.CollectionNotFound, Text, () => Engine.Delete(new DeleteCommand { Collection = "nope", Filter = "id == 1" }));
        Fails(EngineError.DatabaseNotFound, "database not found[database=nowhere]", () => Engine.DescribeCollection("nowhere", "nope"));
        Fails(EngineError.CollectionNotFound, "collection not found[database=default][collection=5]", () => Engine.DescribeCollection("", 5));
        Assert.False(Engine.HasCollection("", "nope"));
        Assert.Equal(EngineLoadState.NotExist, Engine.GetLoadState("", "nope"));
        Engine.DropCollection("", "nope");
    }

    [Fact]
    public void Collections_are_found_by_id_and_listed_in_order_of_creation()
    {
        var second = Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = "b" });
        var third = Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = "a" });

        Assert.Equal("b", Engine.DescribeCollection("", second.Id).Definition.Name);
        Assert.Equal(["b", "a"], Engine.ListCollections("").Select(entry => entry.Definition.Name));
        Assert.True(third.CreatedTimestamp > second.CreatedTimestamp);
    }

    [Fact]
    public void Databases_are_created_once_and_dropped_empty()
    {
        Fails(EngineError.DatabaseInvalidName, "invalid database name[database=a-b]", () => Engine.CreateDatabase("a-b"));
        Engine.CreateDatabase("other");
        Fails(EngineError.Unexpected, "database already exist: other", () => Engine.CreateDatabase("other"));
        Engine.CreateCollection("other", Schema(Key(), Vector()));
        Assert.Empty(Engine.ListCollections(""));
        Fails(EngineError.Unexpected, "not empty, must drop all collections before drop database", () => Engine.DropDatabase("other"));
        Fails(EngineError.Unexpected, "can not drop default database", () => Engine.DropDatabase("default"));
        Engine.DropCollection("other", Name);
        Engine.DropDatabase("other");
        Engine.DropDatabase("other");
        Assert.Equal(["default"], Engine.ListDatabases().Select(entry => entry.Name));
    }

    [Fact]
    public void Properties_are_set_and_removed_and_move_the_schema_timestamp()
    {
        var before = Engine.CreateCollection("", Schema(Key(), Vector()) with { Properties = Params(("a", "1"), ("b", "2")) });
        Engine.AlterCollection("", Name, Params(("c", "3")), ["a"]);
        var after = Engine.DescribeCollection("", Name);

        Assert.Equal(Params(("b", "2"), ("c", "3")), after.Definition.Properties);
        Assert.True(after.UpdateTimestamp > before.UpdateTimestamp);
        Assert.Equal(before.CreatedTimestamp, after.CreatedTimestamp);
    }

    [Fact]
    public void A_collection_is_renamed_with_its_rows_and_moved_between_databases()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.Insert(Ids(1), VectorRows([1, 2, 3, 4]));
        Engine.CreateDatabase("other");
        Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = "taken" });

        Fails(EngineError.Unexpected, "duplicated new collection name default:taken", () => Engine.RenameCollection("", Name, "taken"));
        Fails(EngineError.CollectionNotFound, "collection not found", () => Engine.RenameCollection("", "nope", "free"));
        Engine.RenameCollection("", Name, "moved", "other");

        Assert.False(Engine.HasCollection("", Name));
        Assert.Equal([1], Engine.Search(Nearest([1, 2, 3, 4]) with { Database = "other", Collection = "moved" }).LongIds());
    }

    [Fact]
    public void Aliases_follow_Milvus()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = "second" });
        Fails(EngineError.InvalidParameter, "Invalid collection alias: 1a.", () => Engine.CreateAlias("", Name, "1a"));
        Fails(EngineError.AliasCollectionNameConflict, "[alias=second]", () => Engine.CreateAlias("", Name, "second"));
        Fails(EngineError.CollectionNotFound, "collection not found[database=default][collection=nope]", () => Engine.CreateAlias("", "nope", "a"));
        Fails(EngineError.AliasNotFound, "alias not found[database=default][alias=a]", () => Engine.DescribeAlias("", "a"));
        Fails(EngineError.AliasNotFound, "alias not found", () => Engine.AlterAlias("", Name, "a"));
        Engine.CreateAlias("", Name, "a");
        Engine.CreateAlias("", Name, "a");
        Fails(EngineError.AliasAlreadyExists, "a is alias to another collection: things: alias already exist[database=default][alias=a]", () => Engine.CreateAlias("", "second", "a"));
        Fails(EngineError.AliasCollectionNameConflict, "[alias=a]", () => Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = "a" }));
        Assert.Equal(new AliasInfo("default", "a", Name), Engine.DescribeAlias("", "a"));
        Assert.Equal([new AliasInfo("default", "a", Name)], Engine.ListAliases(""));
        Assert.Empty(Engine.ListAliases("", "second"));

        Engine.Insert(new InsertCommand { Collection = "a", RowCount = 1, Columns = [Ids(1), VectorRows([1, 2, 3, 4])] });
        Assert.Equal([1], Engine.Search(Nearest([1, 2, 3, 4]) with { Collection = "a" }).LongIds());
        Fails(EngineError.Unexpected, "cannot drop the collection via alias = a", () => Engine.DropCollection("", "a"));
        Fails(EngineError.Unexpected, "because it has associated aliases [a]", () => Engine.DropCollection("", Name));
        Engine.AlterAlias("", "second", "a");
        Assert.Equal("second", Engine.DescribeCollection("", "a").Definition.Name);
        Engine.DropAlias("", "a");
        Engine.DropAlias("", "a");
        Engine.DropCollection("", Name);
    }

    [Fact]
    public void Partitions_follow_Milvus()
    {
        Engine.CreateCollection("", Schema(Key(), Vector()));
        Fails(EngineError.Unexpected, "Partition name should not be empty", () => Engine.CreatePartition("", Name, ""));
        Fails(EngineError.Unexpected, "Invalid partition name: a b. Partition name can only contain numbers, letters and underscores.", () => Engine.CreatePartition("", Name, "a b"));
        Engine.CreatePartition("", Name, "1-p");
        Engine.CreatePartition("", Name, "1-p");
        Assert.True(Engine.HasPartition("", Name, "1-p"));
        Fails(EngineError.InvalidParameter, "default partition cannot be deleted", () => Engine.DropPartition("", Name, "_default"));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params() });
        Engine.LoadCollection("", Name);
        Fails(EngineError.Unexpected, "partition is loaded, please release it first", () => Engine.DropPartition("", Name, "1-p"));
        Engine.ReleaseCollection("", Name);
        Engine.DropPartition("", Name, "1-p");
        Engine.DropPartition("", Name, "1-p");
        Assert.Equal(["_default"], Engine.ListPartitions("", Name).Select(entry => entry.Name));
    }

    [Fact]
    public void Loading_needs_an_index_on_every_vector_field()
    {
        Engine.CreateCollection("", Schema(Key(), Vector(), Vector(4, "w")));
        Fails(EngineError.IndexNotFound, "index not found[collection=things]", () => Engine.LoadCollection("", Name));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params() });
        Fails(EngineError.InvalidParameter, "there is no vector index on field: [w], please create index firstly", () => Engine.LoadCollection("", Name));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "w", Parameters = Params() });
        Engine.LoadCollection("", Name);
        Engine.LoadCollection("", Name);
        Assert.Equal(EngineLoadState.Loaded, Engine.GetLoadState("", Name));
    }

    [Fact]
    public void Released_collections_answer_no_reads_but_take_writes_and_deletes_by_key()
    {
        Engine.CreateLoaded(Schema(Key(), Vector()));
        Engine.ReleaseCollection("", Name);
        Engine.ReleaseCollection("", Name);
        Engine.Insert(Ids(1, 2), VectorRows([1, 2, 3, 4], [1, 2, 3, 4]));

        const string Text = "collection not loaded[collection=things]";
        Fails(EngineError.CollectionNotLoaded, Text, () => Engine.Search(Nearest([1, 2, 3, 4])));
        Fails(EngineError.CollectionNotLoaded, Text, () => Engine.Query("id > 0"));
        Fails(EngineError.CollectionNotLoaded, Text, () => Engine.Count());
        Fails(EngineError.CollectionNotLoaded, Text, () => Engine.Delete("id > 0"));
        Assert.Equal(2, Engine.Delete("id in [1, 99]").DeleteCount);
        Assert.Equal(1, Engine.GetRowCount("", Name));
    }

    [Fact]
    public void Indexes_follow_Milvus()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar)), "IP");
        IndexDefinition On(string field, string type, string metric, string name = "")
            => new() { FieldName = field, IndexName = name, Parameters = Params(("index_type", type), ("metric_type", metric)) };

        Engine.CreateIndex("", Name, On("v", "FLAT", "IP"));
        Fails(EngineError.InvalidParameter, "CreateIndex failed: at most one distinct index is allowed per field", () => Engine.CreateIndex("", Name, On("v", "FLAT", "L2")));
        Fails(EngineError.Unexpected, "cannot create index on non-exist field: nope", () => Engine.CreateIndex("", Name, On("nope", "FLAT", "L2")));
        Fails(EngineError.InvalidParameter, "invalid index type: NONSENSE", () => Engine.CreateIndex("", Name, On("v", "NONSENSE", "L2")));
        Fails(EngineError.InvalidParameter, "float vector index does not support metric type: JACCARD: invalid parameter[expected=valid index params][actual=invalid index params]", () => Engine.CreateIndex("", Name, On("v", "FLAT", "JACCARD")));
        Fails(EngineError.InvalidParameter, "invalid index type: HNSW", () => Engine.CreateIndex("", Name, On("s", "HNSW", "")));
        Fails(EngineError.IndexDuplicate, "v is taken by another field", () => Engine.CreateIndex("", Name, On("s", "INVERTED", "", "v")));
        Engine.CreateIndex("", Name, On("s", "INVERTED", "", "by_s"));

        Assert.Equal(["v", "by_s"], Engine.DescribeIndexes("", Name).Select(index => index.Name));
        Assert.Equal("s", Assert.Single(Engine.DescribeIndexes("", Name, "by_s")).FieldName);
        Fails(EngineError.IndexNotFound, "index not found[indexName=nope]", () => Engine.DescribeIndexes("", Name, "nope"));
        Fails(EngineError.Unexpected, "please release it first", () => Engine.DropIndex("", Name, "v"));
        Engine.DropIndex("", Name, "by_s");
        Engine.ReleaseCollection("", Name);
        Engine.DropIndex("", Name, "v");
        Engine.DropIndex("", Name, "v");
        Fails(EngineError.IndexNotFound, "index not found[collection=things]", () => Engine.DescribeIndexes("", Name));
    }

    [Theory]
    [InlineData(EngineDataType.FloatVector, "IVF_SQ8", "L2", "")]
    [InlineData(EngineDataType.FloatVector, "BIN_FLAT", "L2", "data type FloatVector can't build with this index BIN_FLAT")]
    [InlineData(EngineDataType.Float16Vector, "HNSW", "cosine", "")]
    [InlineData(EngineDataType.BFloat16Vector, "IVF_PQ", "HAMMING", "float vector index does not support metric type: HAMMING")]
    [InlineData(EngineDataType.Int8Vector, "HNSW", "IP", "")]
    [InlineData(EngineDataType.Int8Vector, "IVF_FLAT", "IP", "data type Int8Vector can't build with this index IVF_FLAT")]
    [InlineData(EngineDataType.Int8Vector, "HNSW", "JACCARD", "int vector index does not support metric type: JACCARD")]
    [InlineData(EngineDataType.BinaryVector, "BIN_IVF_FLAT", "JACCARD", "")]
    [InlineData(EngineDataType.BinaryVector, "HNSW", "HAMMING", "data type BinaryVector can't build with this index HNSW")]
    [InlineData(EngineDataType.BinaryVector, "HNSW", "L2", "binary vector index does not support metric type: L2")]
    public void Every_vector_type_has_its_indexes_and_metrics(EngineDataType type, string index, string metric, string error)
    {
        Engine.CreateCollection("", Schema(Key(), Vector(8) with { Type = type }));
        void Create() => Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params(("index_type", index), ("metric_type", metric)) });
        if (error.Length > 0)
        {
            Fails(EngineError.InvalidParameter, $"{error}: invalid parameter[expected=valid index params][actual=invalid index params]", Create);
            return;
        }

        Create();
        Reopen();
        var described = Assert.Single(Engine.DescribeIndexes("", Name)).Parameters;
        Assert.Equal((index, metric.ToUpperInvariant()), (described["index_type"], described["metric_type"]));
    }

    [Theory]
    [InlineData(EngineDataType.FloatVector, "COSINE")]
    [InlineData(EngineDataType.Int8Vector, "COSINE")]
    [InlineData(EngineDataType.BinaryVector, "HAMMING")]
    public void An_index_without_parameters_is_automatic(EngineDataType type, string metric)
    {
        Engine.CreateCollection("", Schema(Key(), Vector(8) with { Type = type }));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "v", Parameters = Params() });

        var described = Assert.Single(Engine.DescribeIndexes("", Name)).Parameters;
        Assert.Equal(("AUTOINDEX", metric), (described["index_type"], described["metric_type"]));
    }

    [Theory]
    [InlineData(EngineDataType.VarChar)]
    [InlineData(EngineDataType.Int32)]
    [InlineData(EngineDataType.Bool)]
    [InlineData(EngineDataType.Geometry)]
    public void A_scalar_index_is_a_real_one_where_SQL_can_use_it(EngineDataType type)
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", type)));
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "s", Parameters = Params(("index_type", "AUTOINDEX")) });
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "id", Parameters = Params(("index_type", "AUTOINDEX")) });
        Assert.Equal(type == EngineDataType.Geometry ? 0 : 1, SqlIndexes());

        Reopen();
        Engine.DropIndex("", Name, "s");
        Engine.DropIndex("", Name, "id");
        Assert.Equal(0, SqlIndexes());
        Engine.CreateIndex("", Name, new IndexDefinition { FieldName = "s", Parameters = Params(("index_type", "AUTOINDEX")) });
        Engine.DropCollection("", Name);
        Assert.Equal(0, SqlIndexes());
    }

    private long SqlIndexes()
        => File.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name LIKE 'rows!_%' ESCAPE '!' AND name NOT LIKE '%!_key' ESCAPE '!'");
}
