using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Rules;

/// <summary>Searches and queries that Milvus refuses, with its codes and words.</summary>
public sealed class ReadRuleTests : EngineTest
{
    private static readonly SearchCommand Good = Nearest([1, 2, 3, 4]);

    public static TheoryData<EngineError, string, SearchCommand> Searches => new()
    {
        { EngineError.InvalidParameter, "topk [0] is invalid, it should be in range [1, 16384], but got 0", Good with { Limit = 0 } },
        { EngineError.InvalidParameter, "topk [16385] is invalid", Good with { Limit = 16385 } },
        { EngineError.InvalidParameter, "offset [-1] is invalid", Good with { Offset = -1 } },
        { EngineError.InvalidParameter, "offset+topk [16385] is invalid, it should be in range [1, 16384], but got 16385", Good with { Limit = 1, Offset = 16384 } },
        { EngineError.InvalidParameter, "nq [0] is invalid", Good with { Vectors = new VectorColumn("", EngineDataType.FloatVector, 4, 0, default) } },
        { EngineError.InvalidParameter, "should be in range [1, 16384], but got 16385", Good with { Vectors = new VectorColumn("", EngineDataType.FloatVector, 4, 16385, new byte[16385 * 16]) } },
        { EngineError.InvalidParameter, "round_decimal [7] is invalid, should be -1 or an integer in range [0, 6]", Good with { RoundDecimal = 7 } },
        { EngineError.Segcore, "vector dimension mismatch, expected vector size(byte) 16, actual 8", Nearest([1, 2]) },
        { EngineError.InvalidParameter, "vector type must be the same", Good with { Vectors = new VectorColumn("", EngineDataType.BinaryVector, 8, 1, new byte[1]) } },
        { EngineError.InvalidParameter, "is not a number or infinity", Nearest([1, float.NaN, 3, 4]) },
        { EngineError.InvalidParameter, "metric type not match: invalid parameter[expected=L2][actual=IP]", Good with { MetricType = "IP" } },
        { EngineError.InvalidParameter, "failed to get field schema by name: fieldName(nope) not found", Good with { VectorField = "nope" } },
        { EngineError.InvalidParameter, "field (s) to search is not of vector data type", Good with { VectorField = "s" } },
        { EngineError.Unexpected, "field nope not exist", Good with { OutputFields = ["nope"] } },
        { EngineError.Unexpected, "not exist", Good with { OutputFields = [""] } },
        { EngineError.FieldNotFound, "groupBy field not found in schema: field not found[field=nope]", Good with { GroupByFields = ["nope"] } },
        { EngineError.InvalidParameter, "unsupported data type Float for group by operator", Good with { GroupByFields = ["real"] } },
        { EngineError.InvalidParameter, "unsupported data type FloatVector for group by operator", Good with { GroupByFields = ["v"] } },
        { EngineError.InvalidParameter, "Not allowed to do range-search when doing search-group-by", Good with { GroupByFields = ["s"], Radius = 1 } },
        { EngineError.InvalidParameter, "input group size:11 should be in range [1, 10]", Good with { GroupByFields = ["s"], GroupSize = 11 } },
        { EngineError.InvalidParameter, "must be less than radius", Good with { Radius = 1, RangeFilter = 2 } },
        { EngineError.InvalidParameter, "range_filter needs a radius", Good with { RangeFilter = 2 } },
    };

    public static TheoryData<EngineError, string, QueryCommand> Queries => new()
    {
        { EngineError.InvalidParameter, "invalid max query result window, limit [0] is invalid, should be greater than 0", Query("id > 0", 0) },
        { EngineError.InvalidParameter, "offset [-1] is invalid", Query("id > 0", 1, -1) },
        { EngineError.InvalidParameter, "(offset+limit) should be in range [1, 16384], but got 16385", Query("id > 0", 16384, 1) },
        { EngineError.InvalidParameter, "empty expression should be used with limit", Query("", null) },
        { EngineError.InvalidParameter, "count entities with pagination is not allowed", Query("id > 0", 1) with { OutputFields = ["count(*)"] } },
        { EngineError.Unexpected, "field nope not exist", Query("id > 0", 1) with { OutputFields = ["nope"] } },
        { EngineError.InvalidParameter, "output field id is neither an aggregation", Query("id > 0", 1) with { OutputFields = ["id", "count(*)"] } },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public void Searches_are_checked(EngineError code, string text, SearchCommand command)
    {
        Create();
        Assert.True(Fails(code, text, () => Engine.Search(command)).IsInputError);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Queries_are_checked(EngineError code, string text, QueryCommand command)
    {
        Create();
        Fails(code, text, () => Engine.Query(command));
    }

    [Fact]
    public void With_two_vector_fields_one_must_be_named()
    {
        Engine.CreateLoaded(Schema(Key(), Vector(), Vector(4, "w")));
        Fails(EngineError.InvalidParameter, "multiple anns_fields exist, please specify a anns_field in search_params", () => Engine.Search(Good));
        Assert.Equal([0], Engine.Search(Good with { VectorField = "w" }).Counts);
    }

    [Fact]
    public void The_metric_may_be_named_in_any_case()
    {
        Create();
        Assert.Equal([0], Engine.Search(Good with { MetricType = "l2" }).Counts);
    }

    private static QueryCommand Query(string filter, long? limit, long offset = 0) => new() { Collection = Name, Filter = filter, Limit = limit, Offset = offset };

    private void Create() => Engine.CreateLoaded(Schema(Key(), Vector(), Scalar("s", EngineDataType.VarChar), Scalar("real", EngineDataType.Float)));
}
