using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// Reads and deletes by key under a stale schema. No server checks their schema, and no other client heals them
/// (milvus-sdk-java #1973, milvus-sdk-cpp #559).
/// </summary>
public sealed class StaleReadTests
{
    private readonly ScriptedCollection _collection = new();
    private readonly List<DeleteRequest> _deletes = [];
    private Func<Status?> _refuse = () => null;

    public StaleReadTests() => _collection.Server.On(MilvusRpcs.Delete, request =>
    {
        _deletes.Add(request);
        var key = _collection.Fields[0].Name;
        return request.Expr.StartsWith(key, StringComparison.Ordinal) && _refuse() is null
            ? new MutationResult { DeleteCnt = 1 }
            : new MutationResult { Status = _refuse() ?? MilvusStatus.From(MilvusCode.ParameterInvalid, "field id not exist") };
    });

    public static TheoryData<int, string> SignsOfAStaleSchema => new()
    {
        { MilvusCode.ParameterInvalid, "failed to create query plan: cannot parse expression: id in [1], error: field id not exist" },
        { MilvusCode.FieldNotFound, "field not found[field=id]" },
        { MilvusCode.Unexpected, "cannot parse expression: field id not exist" },
        { MilvusCode.CollectionNotFound, "collection not found[collection=docs]" },
    };

    [KnownBug(
        "milvus-sdk-cpp #559",
        "deletes and gets by key never notice another primary key",
        Url = "https://github.com/milvus-io/milvus-sdk-cpp/pull/559")]
    [Theory]
    [MemberData(nameof(SignsOfAStaleSchema))]
    public async Task A_delete_by_key_is_healed_when_the_key_was_renamed(int code, string reason)
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        RenameKey();
        _refuse = () => _deletes.Count == 2 ? MilvusStatus.From(code, reason) : null;

        var result = await client.DeleteAsync("docs", new long[] { 2, 3 });

        Assert.Equal(1, result.Count);
        Assert.Equal(["id in {ids}", "id in {ids}", "key in {ids}"], _deletes.Select(delete => delete.Expr));
    }

    [Theory]
    [MemberData(nameof(SignsOfAStaleSchema))]
    public async Task A_delete_is_not_repeated_when_the_schema_is_the_same(int code, string reason)
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        _refuse = () => MilvusStatus.From(code, reason);

        var refused = await Connect.FailsAsync<MilvusServerException>(client.DeleteAsync("docs", 2));

        Assert.Equal(code, refused.Code);
        Assert.Equal(2, _deletes.Count);
        Assert.Equal(2, _collection.Describes);
    }

    [Fact]
    public async Task A_count_smaller_than_the_keys_shows_that_the_key_has_another_name()
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        RenameKey();
        AnswerCounts(request => request.Expr.StartsWith("key", StringComparison.Ordinal) ? 2 : 0);

        var result = await client.DeleteAsync("docs", new long[] { 2, 3 });

        Assert.Equal(2, result.Count);
        Assert.Equal(["id in {ids}", "id in {ids}", "key in {ids}"], _deletes.Select(delete => delete.Expr));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public async Task A_delete_by_the_right_key_is_sent_once_whatever_is_counted(long count, int describes)
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        AnswerCounts(_ => count);

        var result = await client.DeleteAsync("docs", new long[] { 2, 3 });

        Assert.Equal(count, result.Count);
        Assert.Equal(2, _deletes.Count);
        Assert.Equal(describes, _collection.Describes);
    }

    [Fact]
    public async Task An_error_that_no_schema_explains_costs_no_describe()
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        _refuse = () => MilvusStatus.From(MilvusCode.ParameterInvalid, "invalid partition name");

        await Connect.FailsAsync<MilvusServerException>(client.DeleteAsync("docs", 2));

        Assert.Equal(1, _collection.Describes);
    }

    [Fact]
    public async Task A_collection_that_is_gone_fails_as_the_read_was_answered()
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        _refuse = () => MilvusStatus.From(MilvusCode.CollectionNotFound, "gone");
        _collection.Server.On(
            MilvusRpcs.DescribeCollection, _ => MilvusRpcs.DescribeCollection.Fail(MilvusStatus.From(MilvusCode.CollectionNotFound, "not described")));

        var refused = await Connect.FailsAsync<MilvusServerException>(client.DeleteAsync("docs", 2));

        Assert.Equal("gone", refused.Reason);
        Assert.Equal("Delete", refused.Operation);
    }

    [Fact]
    public async Task Keys_of_another_type_than_the_cached_one_get_a_fresh_look()
    {
        await using var client = _collection.CreateClient();
        await client.DeleteAsync("docs", 1);
        _collection.Id = 2;
        _collection.Fields[0] = MilvusFieldSchema.VarChar("id", 100, isPrimaryKey: true);

        await client.DeleteAsync("docs", new[] { "a" });

        Assert.Equal("a", _deletes[^1].ExprTemplateValues["ids"].ArrayVal.StringData.Data.Single());
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.DeleteAsync("docs", 1));
        Assert.Contains("VarChar", error.Message, StringComparison.Ordinal);
    }

    private void AnswerCounts(Func<DeleteRequest, long> count) => _collection.Server.On(MilvusRpcs.Delete, request =>
    {
        _deletes.Add(request);
        return new MutationResult { DeleteCnt = count(request) };
    });

    private void RenameKey()
    {
        _collection.Id = 2;
        _collection.Fields[0] = MilvusFieldSchema.Int64("key", isPrimaryKey: true);
    }
}
