using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Creation on servers that refuse what is there already: Milvus does so for indexes, Milvus Lite for collections too.</summary>
public sealed class ResumeCreationTests
{
    private readonly ScriptedCollection _collection = new();
    private string _metric = "COSINE";

    public ResumeCreationTests()
    {
        _collection.EnableDynamicField = true;
        _collection.Server
            .On(MilvusRpcs.CreateCollection, _ => MilvusStatus.From(1, "Collection 'docs' already exists"))
            .On(MilvusRpcs.CreateIndex, _ => MilvusStatus.From(MilvusCode.Unexpected, "CreateIndex failed: at most one distinct index is allowed per field"))
            .On(MilvusRpcs.DescribeIndex, _ => new DescribeIndexResponse { IndexDescriptions = { Index() } })
            .On(MilvusRpcs.LoadCollection, _ => MilvusStatus.From(104, "collection already loaded"));
    }

    [Fact]
    public async Task What_is_there_with_the_same_parameters_is_done()
    {
        await using var client = _collection.CreateClient();

        await client.CreateCollectionAsync("docs", 2);

        Assert.Equal(
            ["CreateCollection", "DescribeCollection", "CreateIndex", "DescribeIndex", "DescribeIndex", "LoadCollection"],
            _collection.Server.Names);
    }

    [Fact]
    public async Task Another_index_is_left_alone_and_told()
    {
        _metric = "L2";
        await using var client = _collection.CreateClient();

        var refused = await Connect.FailsAsync<MilvusServerException>(client.CreateCollectionAsync("docs", 2));

        Assert.Contains("'vector' has another index already", refused.Hint, StringComparison.Ordinal);
        Assert.Contains("creating the index on 'vector' failed", refused.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadCollection", _collection.Server.Names);
    }

    [Theory]
    [InlineData(2, "has no dynamic field")]
    [InlineData(3, "differs in dimension (3 instead of 2)")]
    public async Task Another_schema_is_left_alone_and_told(int dimension, string difference)
    {
        _collection.EnableDynamicField = dimension != 2;
        _collection.Fields[1] = MilvusFieldSchema.FloatVector("vector", dimension);
        await using var client = _collection.CreateClient();

        var refused = await Connect.FailsAsync<MilvusServerException>(client.CreateCollectionAsync("docs", 2));

        Assert.Contains(difference, refused.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateIndex", _collection.Server.Names);
    }

    private IndexDescription Index() => new()
    {
        FieldName = "vector",
        IndexName = "vector",
        State = IndexState.Finished,
        Params =
        {
            new Protocol.KeyValuePair { Key = "index_type", Value = "HNSW" },
            new Protocol.KeyValuePair { Key = "metric_type", Value = _metric },
            new Protocol.KeyValuePair { Key = "params", Value = """{"M":16}""" },
        },
    };
}
