using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Rows;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// Writes while the schema changes, against a server whose proxies know of a change at different times. Each test is named after the
/// bug in another client that it must not repeat.
/// </summary>
public sealed class SchemaMismatchTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedCollection _collection = new();

    [KnownBug("milvus #41688", "a field added meanwhile is called unexpected", Url = "https://github.com/milvus-io/milvus/issues/41688")]
    [Fact]
    public async Task Milvus_41688_a_field_added_by_someone_else_can_be_inserted()
    {
        await using var client = _collection.CreateClient(_clock);
        await client.InsertAsync("docs", Row(1));
        AddYear(timestamp: 200);

        await client.InsertAsync("docs", Row(2, ("year", 2026L)));

        var sent = _collection.Inserts[^1];
        Assert.Equal(200UL, sent.SchemaTimestamp);
        Assert.Contains(sent.FieldsData, column => column.FieldName == "year");
    }

    [KnownBug(
        "pymilvus #2807",
        "the schema in hand stays as it was when a field is added",
        Url = "https://github.com/milvus-io/pymilvus/issues/2807")]
    [Fact]
    public async Task Pymilvus_2807_rows_without_the_added_field_are_rebuilt_under_the_new_schema_too()
    {
        await using var client = _collection.CreateClient(_clock);
        await client.InsertAsync("docs", Row(1));
        AddYear(timestamp: 200);

        await client.InsertAsync("docs", Row(2));
        await client.InsertAsync("docs", Row(3));

        Assert.Equal([100UL, 100, 200, 200], _collection.Inserts.Select(insert => insert.SchemaTimestamp));
        Assert.Equal(2, _collection.Describes);
    }

    [KnownBug(
        "milvus #41858",
        "inserting while a field is added: code 109 escapes although it is tried again",
        Url = "https://github.com/milvus-io/milvus/issues/41858")]
    [Fact]
    public async Task Milvus_41858_a_describe_that_lags_behind_the_proxy_is_waited_for()
    {
        _collection.OnInsert = _ => _collection.ProxyTimestamp = 200;
        _collection.OnDescribe = number => _collection.DescribedTimestamp = number < 4 ? 100UL : 200UL;
        await using var client = _collection.CreateClient(_clock);

        var result = await client.InsertAsync("docs", Row(1));

        Assert.Equal(1, result.Count);
        Assert.Equal([100UL, 100, 100, 200], _collection.Inserts.Select(insert => insert.SchemaTimestamp));
        Assert.Equal([60, 120], _clock.Skipped.Select(pause => pause.TotalMilliseconds));
    }

    [KnownBug(
        "milvus #50409",
        "a client that knows more than its proxy is refused with code 109",
        Url = "https://github.com/milvus-io/milvus/issues/50409")]
    [Fact]
    public async Task Milvus_50409_a_proxy_that_lags_behind_the_client_is_waited_for()
    {
        _collection.DescribedTimestamp = 200;
        _collection.OnInsert = number => _collection.ProxyTimestamp = number < 4 ? 100UL : 200UL;
        await using var client = _collection.CreateClient(_clock);

        await client.InsertAsync("docs", Row(1));

        Assert.Equal(4, _collection.Inserts.Count);
        Assert.Equal([60, 120, 240], _clock.Skipped.Select(pause => pause.TotalMilliseconds));
    }

    [RetryRule("code 109, and the describe tells a new schema", "the request is built anew and sent at once")]
    [Fact]
    public async Task A_change_that_the_describe_tells_needs_no_wait()
    {
        // Someone changes the schema again before each of the first three inserts arrives.
        _collection.OnInsert = number => _collection.ProxyTimestamp = _collection.DescribedTimestamp += number < 4 ? 10UL : 0;
        await using var client = _collection.CreateClient(_clock);

        await client.InsertAsync("docs", Row(1));

        Assert.Equal([100UL, 110, 120, 130], _collection.Inserts.Select(insert => insert.SchemaTimestamp));
        Assert.Empty(_clock.Skipped);
    }

    [KnownBug("pymilvus mismatch", "a mismatch at last shows the server's words in place of its code")]
    [Fact]
    public async Task A_proxy_that_never_agrees_ends_in_its_own_words_after_five_more_tries()
    {
        _collection.ProxyTimestamp = 999;
        await using var client = _collection.CreateClient(_clock);

        var refused = await Connect.FailsAsync<MilvusServerException>(client.InsertAsync("docs", Row(1)));

        Assert.Equal(MilvusCode.SchemaMismatch, refused.Code);
        Assert.Equal(6, _collection.Inserts.Count);
        Assert.InRange(_clock.Skipped.Sum(pause => pause.TotalSeconds), 1.5, 2);
    }

    [RetryRule("code 109, and the describe tells nothing new", "waited and tried again, five times at most and never beyond the timeout")]
    [Fact]
    public async Task The_wait_for_a_proxy_ends_with_the_callers_time()
    {
        // Pauses end at once, the deadline, which is longer than any of them here, does not.
        var clock = new FakeTimeProvider { SkipUpTo = TimeSpan.FromMilliseconds(240) };
        _collection.ProxyTimestamp = 999;
        await using var client = _collection.CreateClient(clock);

        var late = await Connect.FailsAsync<MilvusTransportException>(
            client.InsertAsync("docs", Row(1), new MilvusInsertOptions { Timeout = TimeSpan.FromMilliseconds(700) }));

        Assert.Contains("00:00:00.7", late.Message, StringComparison.Ordinal);
        Assert.Equal(4, _collection.Inserts.Count);
    }

    [KnownBug("pymilvus #2971", "a dynamic field enabled later: its keys are refused", Url = "https://github.com/milvus-io/pymilvus/issues/2971")]
    [Fact]
    public async Task Pymilvus_2971_a_dynamic_field_enabled_later_takes_keys_that_are_no_fields()
    {
        await using var client = _collection.CreateClient(_clock);
        await client.InsertAsync("docs", Row(1));
        _collection.EnableDynamicField = true;
        _collection.DescribedTimestamp = _collection.ProxyTimestamp = 200;

        await client.InsertAsync("docs", Row(2, ("colour", "red")));

        var meta = Assert.Single(_collection.Inserts[^1].FieldsData, column => column.IsDynamic);
        Assert.Equal("""{"colour":"red"}""", Assert.Single(meta.Scalars.JsonData.Data).ToStringUtf8());
    }

    [KnownBug(
        "milvus-sdk-go #312",
        "the cache is keyed by a name from the answer, and never hit",
        Url = "https://github.com/milvus-io/milvus-sdk-go/issues/312")]
    [Fact]
    public async Task Sdk_go_312_an_answer_without_the_collections_name_is_found_again()
    {
        _collection.Name = "";
        await using var client = _collection.CreateClient(_clock);

        await client.InsertAsync("docs", Row(1));
        await client.InsertAsync("docs", Row(2));

        Assert.Equal(["DescribeCollection", "Insert", "Insert"], _collection.Server.Names);
    }

    [Fact]
    public async Task A_server_that_tells_no_timestamp_is_not_checked_against_one()
    {
        _collection.DescribedTimestamp = 0;
        await using var client = _collection.CreateClient(_clock);

        await client.InsertAsync("docs", Row(1));

        Assert.Equal(0UL, Assert.Single(_collection.Inserts).SchemaTimestamp);
    }

    [Fact]
    public async Task A_key_that_no_schema_has_is_an_error_after_one_fresh_look()
    {
        await using var client = _collection.CreateClient(_clock);
        await client.InsertAsync("docs", Row(1));

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.InsertAsync("docs", Row(2, ("colour", "red"))));

        Assert.Contains("colour", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _collection.Describes);
        Assert.Single(_collection.Inserts);
    }

    private void AddYear(ulong timestamp)
    {
        _collection.Fields.Add(MilvusFieldSchema.Int64("year") with { IsNullable = true });
        _collection.DescribedTimestamp = _collection.ProxyTimestamp = timestamp;
    }
}
