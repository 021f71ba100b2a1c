using Connectors.Milvus.Engine.Tests.Support;

namespace Connectors.Milvus.Engine.Tests.Rows;

public sealed class ExpiryTests : IDisposable
{
    private readonly TestFile _file = new();
    private readonly TestClock _clock = new();
    private readonly VectorEngine _engine;

    public ExpiryTests() => _engine = _file.Open(new VectorEngineOptions { TimeProvider = _clock });

    public void Dispose()
    {
        _engine.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void Rows_are_gone_when_their_time_is_over()
    {
        Create(("collection.ttl.seconds", "60"));
        Write(1, 2);
        Pass(40);
        Write(3);
        AssertAlive(1, 2, 3);

        Pass(25);
        AssertAlive(3);
        Pass(60);
        AssertAlive();
    }

    [Fact]
    public void Writing_a_row_again_gives_it_a_new_life()
    {
        Create(("collection.ttl.seconds", "60"));
        Write(1, 2);
        Pass(50);
        Write(1);
        Pass(20);

        AssertAlive(1);
    }

    [Fact]
    public void Compaction_takes_the_room_of_what_is_gone_and_keeps_the_ages_of_the_rest()
    {
        Create(("collection.ttl.seconds", "60"));
        Write(1, 2);
        Pass(40);
        Write(3, 4);
        Pass(10);
        Write(5);
        Pass(15);

        Assert.Equal(5, _engine.GetRowCount("", Sample.Name));
        Assert.True(_engine.Compact("", Sample.Name));
        Assert.Equal(3, _engine.GetRowCount("", Sample.Name));
        AssertAlive(3, 4, 5);
        Pass(40);
        AssertAlive(5);
    }

    [Fact]
    public void Rows_that_were_there_begin_to_age_when_the_time_to_live_is_set()
    {
        Create();
        Write(1);
        Pass(1000);
        _engine.AlterCollection("", Sample.Name, Sample.Params(("collection.ttl.seconds", "60")), []);
        AssertAlive(1);
        Pass(61);
        AssertAlive();

        _engine.AlterCollection("", Sample.Name, Sample.Params(), ["collection.ttl.seconds"]);
        AssertAlive(1);
    }

    [Fact]
    public void A_field_can_say_when_its_row_is_gone()
    {
        Create(("ttl_field", "until"));
        _engine.Insert(
            Sample.Ids(1, 2, 3),
            new Column<string>("until", EngineDataType.Timestamptz, ["2026-01-01T00:00:30Z", "2026-01-01T02:00:00+01:00", ""], [true, true, false]),
            Sample.VectorRows([1, 0, 0, 0], [2, 0, 0, 0], [3, 0, 0, 0]));
        AssertAlive(1, 2, 3);
        Pass(31);
        AssertAlive(2, 3);
        Pass(3600);
        AssertAlive(3);
    }

    [Theory]
    [InlineData("collection.ttl.seconds", "soon", "collection TTL is out of range")]
    [InlineData("collection.ttl.seconds", "-2", "collection TTL is out of range")]
    [InlineData("timezone", "Mars/Olympus", "unknown or invalid IANA Time Zone ID: Mars/Olympus")]
    [InlineData("ttl_field", "id", "must be a Timestamptz field")]
    public void Properties_that_make_no_sense_are_refused(string key, string value, string text)
    {
        Sample.Fails(EngineError.InvalidParameter, text, () => Create((key, value)));
        Create();
        Sample.Fails(EngineError.InvalidParameter, text, () => _engine.AlterCollection("", Sample.Name, Sample.Params((key, value)), []));
    }

    private void Create(params (string Key, string Value)[] properties) => _engine.CreateLoaded(
        Sample.Schema(Sample.Key(), Sample.Scalar("until", EngineDataType.Timestamptz, nullable: true), Sample.Vector()) with { Properties = Sample.Params(properties) });

    private void Write(params long[] ids) => _engine.Upsert(Sample.Ids(ids), Sample.VectorRows([.. ids.Select(id => new float[] { id, 0, 0, 0 })]));

    private void Pass(int seconds) => _clock.Now = _clock.Now.AddSeconds(seconds);

    private void AssertAlive(params long[] ids)
    {
        Assert.Equal(ids, _engine.Query("").Values<long>("id"));
        Assert.Equal(ids, _engine.Query("id > 0").Values<long>("id"));
        Assert.Equal(ids, _engine.Search(Sample.Nearest([0, 0, 0, 0])).LongIds());
        Assert.Equal(ids.Length, _engine.Count());
    }
}
