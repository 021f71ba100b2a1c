namespace Connectors.Milvus.Client.Tests;

public sealed class SessionTimestampsTests
{
    private readonly SessionTimestamps _sessions = new();

    [Fact]
    public void The_newest_write_counts_whatever_the_order()
    {
        _sessions.Record(Key("docs"), "docs", 5);
        _sessions.Record(Key("docs"), "docs", 3);

        Assert.Equal(5UL, _sessions.Newest(Key("docs"), "docs"));
    }

    [Fact]
    public void Zero_which_Milvus_Lite_answers_is_ignored()
    {
        _sessions.Record(Key("docs"), "docs", 0);

        Assert.Equal(0UL, _sessions.Newest(Key("docs"), "docs"));
    }

    [Fact]
    public void A_write_through_an_alias_and_a_read_through_the_name_meet()
    {
        _sessions.Record(Key("newest"), "docs", 5);

        Assert.Equal(5UL, _sessions.Newest(Key("docs"), "docs"));
        Assert.Equal(5UL, _sessions.Newest(Key("best"), "docs"));
    }

    [Fact]
    public void Databases_do_not_mix()
    {
        _sessions.Record(new("a", "docs"), "docs", 5);

        Assert.Equal(0UL, _sessions.Newest(new("b", "docs"), "docs"));
    }

    [Fact]
    public void A_rename_shares_the_timestamp_and_a_drop_forgets_it()
    {
        _sessions.Record(Key("docs"), "docs", 5);

        _sessions.Copy(Key("docs"), Key("papers"));
        Assert.Equal(5UL, _sessions.Newest(Key("docs"), "docs"));
        Assert.Equal(5UL, _sessions.Newest(Key("papers"), "papers"));

        _sessions.Forget(Key("papers"));
        Assert.Equal(0UL, _sessions.Newest(Key("papers"), "papers"));
    }

    private static CollectionKey Key(string name) => new("", name);
}
