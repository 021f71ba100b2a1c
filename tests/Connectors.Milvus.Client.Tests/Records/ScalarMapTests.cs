namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What becomes of properties that hold times, enums and other values without a Milvus type of their own.</summary>
public sealed class ScalarMapTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly Scalars Row = new()
    {
        Id = 1,
        Local = new DateTime(2026, 1, 31),
        Instant = Noon,
        At = Noon,
        Day = new DateOnly(2026, 1, 31),
        Price = 1.10m,
        Weekday = DayOfWeek.Friday,
        MaybeWeekday = null,
        Days = [new DateOnly(2026, 1, 31)],
        Where = "POINT (1 2)",
    };

    [Fact]
    public void Each_property_gets_the_field_of_its_type()
    {
        var fields = MilvusRecordMap.FromAttributes<Scalars>().Fields
            .ToDictionary(field => field.PropertyName, field => FieldType.Of(field.Schema).ToString());

        Assert.Equal("Int64", fields[nameof(Scalars.Local)]);
        Assert.Equal("Int64", fields[nameof(Scalars.Instant)]);
        Assert.Equal("Timestamptz", fields[nameof(Scalars.At)]);
        Assert.Equal("Int32", fields[nameof(Scalars.Day)]);
        Assert.Equal("VarChar(31)", fields[nameof(Scalars.Price)]);
        Assert.Equal("VarChar(9)", fields[nameof(Scalars.Weekday)]);
        Assert.Equal("VarChar(65535)", fields[nameof(Scalars.MaybeWeekday)]);
        Assert.Equal("Array<Int32>", fields[nameof(Scalars.Days)]);
        Assert.Equal("Geometry", fields[nameof(Scalars.Where)]);
    }

    [Fact]
    public void Values_survive_the_way_to_the_server_and_back()
    {
        var map = MilvusRecordMap.FromAttributes<Scalars>();
        var collection = RecordWire.Collection([.. map.Fields.Select(field => field.Schema)]);

        var sent = RecordWire.Insert(map, collection, Row);
        var read = RecordWire.Read(map, collection, sent.FieldsData, 1).Single();

        AssertSame(read);
        Assert.Equal(TimeSpan.FromHours(1), read.At.Offset);
        Assert.Equal("Friday", sent.FieldsData.Single(column => column.FieldName == nameof(Scalars.Weekday)).Scalars.StringData.Data[0]);
    }

    [Fact]
    public void They_may_live_in_the_dynamic_field_too()
    {
        var map = MilvusRecordMap.FromAttributes<Loose>();
        var collection = RecordWire.Collection(dynamic: true, MilvusFieldSchema.Int64("Id", isPrimaryKey: true));
        var row = new Loose { Id = 1, Instant = Noon, Day = new DateOnly(2026, 1, 31), Price = 1.10m, Days = [new DateOnly(2026, 1, 31)], Key = Guid.Empty };

        var sent = RecordWire.Insert(map, collection, row);
        var read = RecordWire.Read(map, collection, sent.FieldsData, 1).Single();

        Assert.Equal(
            $$"""{"Instant":{{Noon.UtcTicks}},"Day":{{row.Day.DayNumber}},"Price":"1.1","Days":[{{row.Day.DayNumber}}],"Key":"00000000-0000-0000-0000-000000000000"}""",
            sent.FieldsData.Single(column => column.IsDynamic).Scalars.JsonData.Data[0].ToStringUtf8());
        Assert.Equal((row.Instant, row.Day, row.Price, row.Key), (read.Instant, read.Day, read.Price, read.Key));
        Assert.Equal(row.Days, read.Days);
    }

    [Fact]
    public void A_name_that_the_enum_does_not_have_is_told()
    {
        var map = MilvusRecordMap.FromAttributes<Named>();
        MilvusFieldSchema[] fields = [.. map.Fields.Select(field => field.Schema)];

        var error = Assert.Throws<MilvusException>(() => RecordWire.Read(map, RecordWire.Collection(fields), [GoldenColumn.Of(fields[1], "Caturday")], 1));

        Assert.Contains("\"Caturday\" is no DayOfWeek", error.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(Scalars read)
    {
        Assert.Equal((Row.Local, Row.Instant, Row.At), (read.Local, read.Instant, read.At));
        Assert.Equal((Row.Day, Row.Price, Row.Weekday, Row.MaybeWeekday, Row.Where), (read.Day, read.Price, read.Weekday, read.MaybeWeekday, read.Where));
        Assert.Equal(Row.Days, read.Days);
    }

    private sealed class Scalars
    {
        public long Id { get; set; }

        public DateTime Local { get; set; }

        public DateTimeOffset Instant { get; set; }

        [MilvusField(DataType = MilvusDataType.Timestamptz)]
        public DateTimeOffset At { get; set; }

        public DateOnly Day { get; set; }

        public decimal Price { get; set; }

        [MilvusField(DataType = MilvusDataType.VarChar, MaxLength = 9)]
        public DayOfWeek Weekday { get; set; }

        [MilvusField(DataType = MilvusDataType.VarChar)]
        public DayOfWeek? MaybeWeekday { get; set; }

        public IReadOnlyList<DateOnly> Days { get; set; } = [];

        [MilvusField(DataType = MilvusDataType.Geometry)]
        public string Where { get; set; } = "";
    }

    private sealed class Loose
    {
        public long Id { get; set; }

        public DateTimeOffset Instant { get; set; }

        public DateOnly Day { get; set; }

        public decimal Price { get; set; }

        public DateOnly[] Days { get; set; } = [];

        public Guid Key { get; set; }
    }

    private sealed class Named
    {
        public long Id { get; set; }

        [MilvusField(DataType = MilvusDataType.VarChar)]
        public DayOfWeek Weekday { get; set; }
    }
}
