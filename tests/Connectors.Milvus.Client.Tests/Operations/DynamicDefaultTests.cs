using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A dynamic field that was enabled on a collection with rows has a default, wants the validity of every row, and is described like any
/// other (pymilvus issue 2971).
/// </summary>
public sealed class DynamicDefaultTests
{
    private readonly List<InsertRequest> _inserts = [];

    [Fact]
    public async Task A_write_without_validity_is_repeated_with_it_and_the_next_has_it_at_once()
    {
        await using var client = Server(hasDefault: () => true).CreateClient();

        await client.InsertAsync("docs", [Row(1, ("a", 1)), Row(2)]);
        await client.InsertAsync("docs", Row(3, ("a", 1)));
        await client.InsertAsync("docs", Row(4));

        Assert.Equal([null, [true, true], [true], null], _inserts.Select(Validity));
        Assert.Equal([2, 2, 1, 1], _inserts.Select(insert => (int)insert.NumRows));
    }

    [Fact]
    public async Task A_dynamic_field_without_default_is_written_plainly_again()
    {
        var hasDefault = true;
        await using var client = Server(hasDefault: () => hasDefault).CreateClient();
        await client.InsertAsync("docs", Row(1, ("a", 1)));
        hasDefault = false;

        await client.InsertAsync("docs", Row(2, ("a", 1)));

        Assert.Equal([null, [true], [true], null], _inserts.Select(Validity));
    }

    [Fact]
    public async Task It_is_tried_once()
    {
        var server = Server(hasDefault: () => true);
        server.On(MilvusRpcs.Insert, insert =>
        {
            _inserts.Add(insert);
            return Refusal();
        });
        await using var client = server.CreateClient();

        await Assert.ThrowsAsync<MilvusServerException>(() => client.InsertAsync("docs", Row(1, ("a", 1))));

        Assert.Equal(2, _inserts.Count);
    }

    private ScriptedMilvus Server(Func<bool> hasDefault)
    {
        var collection = new ScriptedCollection { EnableDynamicField = true };
        return collection.Server.On(MilvusRpcs.Insert, insert =>
        {
            _inserts.Add(insert);
            var meta = insert.FieldsData.SingleOrDefault(column => column.IsDynamic);
            return meta is null || meta.ValidData.Count > 0 == hasDefault() ? new MutationResult { InsertCnt = insert.NumRows } : Refusal();
        });
    }

    private static MutationResult Refusal() => new()
    {
        Status = MilvusStatus.From(MilvusCode.ParameterInvalid, "the length of valid_data of field($meta) is wrong: invalid parameter"),
    };

    private static bool[]? Validity(InsertRequest insert) =>
        insert.FieldsData.SingleOrDefault(column => column.IsDynamic)?.ValidData is { Count: > 0 } validity ? [.. validity] : null;
}
