using System.Text;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Definitions that Milvus refuses, with its codes and words.</summary>
public sealed class SchemaRuleTests : EngineTest
{
    public static TheoryData<string, EngineError, string> CollectionNames => new()
    {
        { "", EngineError.InvalidParameter, "collection name should not be empty" },
        { "1st", EngineError.InvalidParameter, "Invalid collection name: 1st. the first character of a collection name must be an underscore or letter" },
        { "a-b", EngineError.InvalidParameter, "Invalid collection name: a-b. collection name can only contain numbers, letters and underscores" },
        { "naïve", EngineError.InvalidParameter, "can only contain numbers, letters and underscores" },
        { new string('n', 256), EngineError.InvalidParameter, "must be less than 255 characters" },
    };

    public static TheoryData<string, EngineError, string, FieldDefinition[]> Definitions => new()
    {
        { "no key", EngineError.Unexpected, "primary key is not specified", [Scalar("a", EngineDataType.Int64), Vector()] },
        { "two keys", EngineError.Unexpected, "there are more than one primary key, field name = id, id2", [Key(), Key() with { Name = "id2" }, Vector()] },
        { "key of another type", EngineError.Unexpected, "the data type of primary key should be Int64 or VarChar", [Key(EngineDataType.Int32), Vector()] },
        { "nullable key", EngineError.InvalidParameter, "primary field not support null", [Key() with { IsNullable = true }, Vector()] },
        { "key with default", EngineError.InvalidParameter, "primary field not support default_value", [Key() with { DefaultValue = 1L }, Vector()] },
        { "auto-id elsewhere", EngineError.Unexpected, "field name = a", [Key(), Scalar("a", EngineDataType.Int64) with { AutoId = true }, Vector()] },
        { "duplicate field", EngineError.Unexpected, "duplicated field name v found", [Key(), Vector(), Vector()] },
        { "no vector", EngineError.InvalidParameter, "schema does not contain vector field", [Key()] },
        { "bad field name", EngineError.FieldInvalidName, "Invalid field name: 2x. The first character of a field name must be an underscore or letter.", [Key(), Vector(), Scalar("2x", EngineDataType.Bool)] },
        { "field name with a dash", EngineError.FieldInvalidName, "Invalid field name: a-b.", [Key(), Vector(), Scalar("a-b", EngineDataType.Bool)] },
        { "keyword", EngineError.FieldInvalidName, "like is keyword in milvus.", [Key(), Vector(), Scalar("like", EngineDataType.Bool)] },
        { "no dim", EngineError.Unexpected, "dimension is not defined in field type params of field v, check type param `dim`", [Key(), Vector() with { TypeParams = Params() }] },
        { "dim 1", EngineError.Unexpected, "invalid dimension: 1. should be in range 2 ~ 32768", [Key(), Vector(1)] },
        { "dim 32769", EngineError.Unexpected, "invalid dimension: 32769 of field v. float vector dimension should be in range 2 ~ 32768", [Key(), Vector(32769)] },
        { "no max_length", EngineError.Unexpected, "type param(max_length) should be specified for varChar field(s) of collection things", [Key(), Vector(), Scalar("s", EngineDataType.VarChar) with { TypeParams = Params() }] },
        { "max_length 0", EngineError.InvalidParameter, "should be in (0, 65535], but got 0 instead", [Key(), Vector(), Scalar("s", EngineDataType.VarChar) with { TypeParams = Params(("max_length", "0")) }] },
        { "max_length 65536", EngineError.InvalidParameter, "should be in (0, 65535], but got 65536 instead", [Key(), Vector(), Scalar("s", EngineDataType.VarChar) with { TypeParams = Params(("max_length", "65536")) }] },
        { "no max_capacity", EngineError.Unexpected, "type param(max_capacity) should be specified for array field", [Key(), Vector(), ArrayOf("a", EngineDataType.Int64) with { TypeParams = Params() }] },
        { "max_capacity 4097", EngineError.InvalidParameter, "should be in (0, 4096], but got 4097 instead", [Key(), Vector(), ArrayOf("a", EngineDataType.Int64) with { TypeParams = Params(("max_capacity", "4097")) }] },
        { "array of arrays", EngineError.InvalidParameter, "element type Array is not supported", [Key(), Vector(), ArrayOf("a", EngineDataType.Array)] },
        { "unknown type", EngineError.InvalidParameter, "unknown data type 77", [Key(), Vector(), Scalar("a", (EngineDataType)77)] },
        { "dim 12 of bits", EngineError.Unexpected, "invalid dimension: 12 of field v. binary vector dimension should be multiple of 8.", [Key(), Vector(12) with { Type = EngineDataType.BinaryVector }] },
        { "dim 262152 of bits", EngineError.Unexpected, "binary vector dimension should be in range 2 ~ 262144", [Key(), Vector(262152) with { Type = EngineDataType.BinaryVector }] },
        { "dim 1 of bytes", EngineError.Unexpected, "invalid dimension: 1. should be in range 2 ~ 32768", [Key(), Vector(1) with { Type = EngineDataType.Int8Vector }] },
        { "default on bits", EngineError.InvalidParameter, "type not support default_value", [Key(), Vector(8) with { Type = EngineDataType.BinaryVector, DefaultValue = 1f }] },
        { "default on a vector", EngineError.InvalidParameter, "type not support default_value", [Key(), Vector() with { DefaultValue = 1f }] },
        { "default of another type", EngineError.InvalidParameter, "of field (a) is not equal to the type", [Key(), Vector(), Scalar("a", EngineDataType.Int64, defaultValue: "x")] },
        { "default out of range", EngineError.InvalidParameter, "the default value 128 of field (a) is out of range", [Key(), Vector(), Scalar("a", EngineDataType.Int8, defaultValue: 128)] },
        { "default too long", EngineError.InvalidParameter, "the length (22) of string exceeds max length (20)", [Key(), Vector(), Scalar("a", EngineDataType.VarChar, defaultValue: "éééééééééééZ"[..11])] },
        { "default NaN", EngineError.InvalidParameter, "not a finite number", [Key(), Vector(), Scalar("a", EngineDataType.Float, defaultValue: float.NaN)] },
        { "default not JSON", EngineError.InvalidParameter, "is not JSON", [Key(), Vector(), Scalar("a", EngineDataType.Json, defaultValue: (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes("{"))] },
        { "partition key is the key", EngineError.Unexpected, "the partition key field must not be primary field", [Key() with { IsPartitionKey = true }, Vector()] },
        { "partition key of another type", EngineError.Unexpected, "the data type of partition key should be Int64 or VarChar", [Key(), Vector(), Scalar("a", EngineDataType.Int32) with { IsPartitionKey = true }] },
        { "65 fields", EngineError.Unexpected, "maximum field's number should be limited to 64", [Key(), Vector(), .. Enumerable.Range(0, 63).Select(index => Scalar($"f{index}", EngineDataType.Bool))] },
        { "11 vectors", EngineError.Unexpected, "maximum vector field's number should be limited to 10", [Key(), .. Enumerable.Range(0, 11).Select(index => Vector(4, $"v{index}"))] },
    };

    [Theory]
    [MemberData(nameof(CollectionNames))]
    public void Collection_names_are_checked(string name, EngineError code, string text)
        => Fails(code, text, () => Engine.CreateCollection("", Schema(Key(), Vector()) with { Name = name }));

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Definitions_are_checked(string what, EngineError code, string text, FieldDefinition[] fields)
    {
        Assert.NotEmpty(what);
        var failure = Fails(code, text, () => Engine.CreateCollection("", Schema(fields)));
        Assert.True(failure.IsInputError);
        Assert.Empty(Engine.ListCollections(""));
    }

    [Fact]
    public void Names_of_255_characters_and_64_fields_are_allowed()
    {
        var fields = Enumerable.Range(0, 62).Select(index => Scalar($"_{index}", EngineDataType.Bool));

        Engine.CreateCollection("", Schema([Key(), Vector(32768), .. fields]) with { Name = new string('n', 255) });
    }

    [Fact]
    public void Shards_are_limited()
        => Fails(EngineError.Unexpected, "maximum shards's number should be limited to 16", () => Engine.CreateCollection("", Schema(Key(), Vector()) with { ShardCount = 17 }));

    [Fact]
    public void Partition_counts_need_a_partition_key()
        => Fails(EngineError.InvalidParameter, "num_partitions should only be specified with partition key field enabled", () => Engine.CreateCollection("", Schema(Key(), Vector()) with { PartitionCount = 4 }));
}
