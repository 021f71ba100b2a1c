using System.Globalization;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local.Tests.Rpcs;

public sealed class CollectionTests
{
    [Fact]
    public async Task A_schema_comes_back_as_it_was_given()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Description = "a test";
        schema.Fields[0].Description = "the key";
        schema.Fields.Add(new FieldSchema
        {
            Name = "tags",
            DataType = DataType.Array,
            ElementType = DataType.VarChar,
            TypeParams = { Samples.Pair("max_capacity", "8"), Samples.Pair("max_length", "10") },
        });
        var request = Samples.Create(schema);
        request.Properties.Add(Samples.Pair("collection.ttl.seconds", "60"));
        await file.SucceedAsync(MilvusRpcs.CreateCollection, request);

        var described = await DescribeAsync(file, "c");

        Assert.Equal(
            schema.Fields.Select(field => field.ToString()),
            described.Schema.Fields.Select(field => WithoutId(field).ToString()));
        Assert.Equal("a test", described.Schema.Description);
        Assert.True(described.Schema.EnableDynamicField);
        Assert.Equal("c", described.CollectionName);
        Assert.Equal("default", described.DbName);
        Assert.Equal(ConsistencyLevel.Bounded, described.ConsistencyLevel);
        Assert.Equal(Samples.Pair("collection.ttl.seconds", "60"), Assert.Single(described.Properties));
        Assert.All(described.Schema.Fields, field => Assert.InRange(field.FieldID, 100, 200));
        Assert.NotEqual(0, described.CollectionID);
        Assert.Equal(described.ShardsNum, described.VirtualChannelNames.Count);
    }

    [Fact]
    public async Task Timestamps_are_hybrid_and_in_utc()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        var described = await DescribeAsync(file, "c");

        Assert.Equal(described.CreatedTimestamp >> 18, described.CreatedUtcTimestamp);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds((long)described.CreatedUtcTimestamp).Year, 2024, 2100);
        Assert.NotEqual(0UL, described.UpdateTimestamp);
        Assert.Equal(described.UpdateTimestamp.ToString(CultureInfo.InvariantCulture), described.UpdateTimestampStr);
        Assert.True(described.RequestTime > described.UpdateTimestamp);
    }

    public static TheoryData<DataType, ValueField> Defaults => new()
    {
        { DataType.Bool, new ValueField { BoolData = true } },
        { DataType.Int8, new ValueField { IntData = -1 } },
        { DataType.Int16, new ValueField { IntData = 300 } },
        { DataType.Int32, new ValueField { IntData = 70_000 } },
        { DataType.Int64, new ValueField { LongData = long.MinValue } },
        { DataType.Float, new ValueField { FloatData = 1.5f } },
        { DataType.Double, new ValueField { DoubleData = 0.1 } },
        { DataType.VarChar, new ValueField { StringData = "d" } },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task A_default_value_comes_back_as_it_was_given(DataType type, ValueField value)
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema
        {
            Name = "d", DataType = type, DefaultValue = value, TypeParams = { Samples.Pair("max_length", "5") },
        });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));

        Assert.Equal(value, (await DescribeAsync(file, "c")).Schema.Fields.Single(field => field.Name == "d").DefaultValue);
    }

    [Fact]
    public async Task A_default_value_of_another_type_is_refused()
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema { Name = "d", DataType = DataType.Int64, DefaultValue = new ValueField { StringData = "1" } });

        await file.FailAsync(MilvusRpcs.CreateCollection, Samples.Create(schema), 1100, "type (Int64) of field (d)");
    }

    [Fact]
    public async Task A_collection_is_found_by_name_alias_and_id()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.CreateAlias, new CreateAliasRequest { CollectionName = "c", Alias = "a" });

        var byName = await DescribeAsync(file, "c");
        var byAlias = await DescribeAsync(file, "a");
        var byId = await file.SucceedAsync(
            MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionID = byName.CollectionID });

        Assert.Equal(["a"], byName.Aliases);
        Assert.Equal(("c", "c"), (byAlias.CollectionName, byId.CollectionName));
        Assert.Equal(byName.CollectionID, byAlias.CollectionID);
    }

    [Fact]
    public async Task Collections_are_listed_with_their_load_state()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "cold");
        await Samples.FillAsync(file, "warm");

        var all = await file.SucceedAsync(MilvusRpcs.ShowCollections, new ShowCollectionsRequest());
        var loaded = await file.SucceedAsync(MilvusRpcs.ShowCollections, new ShowCollectionsRequest { Type = ShowType.InMemory });

        Assert.Equal(["cold", "warm"], all.CollectionNames);
        Assert.Equal([false, true], all.QueryServiceAvailable);
        Assert.Equal(["warm"], loaded.CollectionNames);
    }

    [Fact]
    public async Task A_collection_is_renamed_altered_and_dropped()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");
        var before = await DescribeAsync(file, "c");
        await file.SucceedAsync(MilvusRpcs.RenameCollection, new RenameCollectionRequest { OldName = "c", NewName = "d" });
        await file.SucceedAsync(
            MilvusRpcs.AlterCollection, new AlterCollectionRequest { CollectionName = "d", Properties = { Samples.Pair("k", "v") } });

        var after = await DescribeAsync(file, "d");
        Assert.Equal(before.CollectionID, after.CollectionID);
        Assert.True(after.UpdateTimestamp > before.UpdateTimestamp);
        Assert.Equal(Samples.Pair("k", "v"), Assert.Single(after.Properties));

        await file.SucceedAsync(MilvusRpcs.AlterCollection, new AlterCollectionRequest { CollectionName = "d", DeleteKeys = { "k" } });
        Assert.Empty((await DescribeAsync(file, "d")).Properties);

        await file.SucceedAsync(MilvusRpcs.DropCollection, new DropCollectionRequest { CollectionName = "d" });
        Assert.False((await file.SucceedAsync(MilvusRpcs.HasCollection, new HasCollectionRequest { CollectionName = "d" })).Value);
    }

    [Fact]
    public async Task Properties_are_set_or_deleted_but_not_both()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        await file.FailAsync(
            MilvusRpcs.AlterCollection,
            new AlterCollectionRequest { CollectionName = "c", Properties = { Samples.Pair("k", "v") }, DeleteKeys = { "x" } },
            1100,
            "cannot be given in one call");
    }

    [Fact]
    public async Task A_missing_collection_is_code_100_and_legacy_4()
    {
        await using var file = new LocalFile();

        var status = await file.FailAsync(
            MilvusRpcs.DescribeCollection,
            new DescribeCollectionRequest { CollectionName = "none" },
            100,
            "can't find collection[database=default][collection=none]");

        Assert.Equal(ErrorCode.CollectionNotExists, status.ErrorCode);
        Assert.False(status.Retriable);
    }

    [Fact]
    public async Task Bytes_that_are_no_schema_are_refused()
    {
        await using var file = new LocalFile();

        await file.FailAsync(
            MilvusRpcs.CreateCollection,
            new CreateCollectionRequest { CollectionName = "c", Schema = ByteString.CopyFrom(0x0A, 0xFF) },
            1100,
            "schema is not a serialized CollectionSchema");
    }

    public static TheoryData<string, CollectionSchema> Lacking => new()
    {
        { "function", new() { Functions = { new FunctionSchema { Name = "bm25" } } } },
        { "struct array", new() { StructArrayFields = { new StructArrayFieldSchema { Name = "s" } } } },
        { "external collection", new() { ExternalSource = "s3://x" } },
        { "namespace", new() { EnableNamespace = true } },
        { "nullable elements", new() { Fields = { new FieldSchema { Name = "f", DataType = DataType.Array, ElementNullable = true } } } },
    };

    [Theory]
    [MemberData(nameof(Lacking))]
    public async Task What_the_engine_lacks_is_refused_by_name(string what, CollectionSchema addition)
    {
        await using var file = new LocalFile();
        var schema = Samples.Schema("c");
        schema.MergeFrom(addition);

        var status = await file.FailAsync(MilvusRpcs.CreateCollection, Samples.Create(schema), 10, what);
        Assert.Contains("not supported by the embedded engine", status.Reason, StringComparison.Ordinal);
    }

    private static Task<DescribeCollectionResponse> DescribeAsync(LocalFile file, string name)
        => file.SucceedAsync(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { CollectionName = name });

    private static FieldSchema WithoutId(FieldSchema field)
    {
        field = field.Clone();
        field.FieldID = 0;
        return field;
    }
}
