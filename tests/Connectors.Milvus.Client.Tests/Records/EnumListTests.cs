namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Arrays and lists of enums as members of records.</summary>
public sealed class EnumListTests
{
    private static readonly Shift Row = new()
    {
        Id = 1,
        Days = [DayOfWeek.Friday, DayOfWeek.Sunday],
        Names = [DayOfWeek.Friday],
        Small = [Level.High],
        Maybe = null,
        Halves = [(Half)1.5f],
        Narrow = [7],
    };

    [Fact]
    public void Each_list_gets_the_array_of_its_elements()
    {
        var fields = MilvusRecordMap.FromAttributes<Shift>().Fields.ToDictionary(field => field.PropertyName, field => field.Schema);

        Assert.Equal("Array<Int32>", FieldType.Of(fields[nameof(Shift.Days)]).ToString());
        Assert.Equal("Array<VarChar(9)>", FieldType.Of(fields[nameof(Shift.Names)]).ToString());
        Assert.Equal("Array<Int16>", FieldType.Of(fields[nameof(Shift.Small)]).ToString());
        Assert.Equal("Array<Float>", FieldType.Of(fields[nameof(Shift.Halves)]).ToString());
        Assert.Equal("Array<Int8>", FieldType.Of(fields[nameof(Shift.Narrow)]).ToString());
        Assert.Equal((true, 4), (fields[nameof(Shift.Maybe)].IsNullable, fields[nameof(Shift.Maybe)].MaxCapacity));
    }

    [Fact]
    public void They_survive_the_way_to_the_server_and_back()
    {
        var map = MilvusRecordMap.FromAttributes<Shift>();
        var collection = RecordWire.Collection([.. map.Fields.Select(field => field.Schema)]);
        var other = new Shift { Id = 2, Maybe = [Level.Low, Level.High] };

        var sent = RecordWire.Insert(map, collection, Row, other);
        var read = RecordWire.Read(map, collection, sent.FieldsData, 2);

        Assert.Equal("Friday", sent.FieldsData.Single(column => column.FieldName == nameof(Shift.Names)).Scalars.ArrayData.Data[0].StringData.Data.Single());
        Assert.Equal((Row.Days, Row.Names, Row.Small), (read[0].Days, read[0].Names, read[0].Small), Comparer);
        Assert.Equal(Row.Halves, read[0].Halves);
        Assert.Equal(Row.Narrow, read[0].Narrow);
        Assert.Null(read[0].Maybe);
        Assert.Equal(other.Maybe, read[1].Maybe);
        Assert.IsType<DayOfWeek[]>(read[0].Days);
    }

    [Fact]
    public void They_may_live_in_the_dynamic_field_too()
    {
        var map = MilvusRecordMap.FromAttributes<Shift>();
        var collection = RecordWire.Collection(dynamic: true, MilvusFieldSchema.Int64("Id", isPrimaryKey: true));

        var sent = RecordWire.Insert(map, collection, Row);
        var read = RecordWire.Read(map, collection, sent.FieldsData, 1).Single();

        Assert.Equal(
            """{"Days":[5,0],"Names":[5],"Small":[2],"Halves":[1.5],"Narrow":[7]}""",
            sent.FieldsData.Single(column => column.IsDynamic).Scalars.JsonData.Data[0].ToStringUtf8());
        Assert.Equal((Row.Days, Row.Names, Row.Small), (read.Days, read.Names, read.Small), Comparer);
    }

    [Fact]
    public void A_map_built_from_functions_takes_them()
    {
        var days = MilvusFieldSchema.Array("days", MilvusDataType.VarChar, 4, 9);
        var id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
        var map = new MilvusRecordMapBuilder<Shift>(() => new Shift())
            .Field(id, row => row.Id, (row, value) => row.Id = value)
            .Field(days, row => row.Days, (row, value) => row.Days = value)
            .Build();

        var sent = RecordWire.Insert(map, RecordWire.Collection(id, days), Row);

        Assert.Equal(GoldenColumn.Of(days, [new object[] { "Friday", "Sunday" }]), sent.FieldsData[1]);
    }

    [Fact]
    public void A_column_may_be_of_enums()
    {
        var level = MilvusFieldSchema.Int16("level");
        var other = MilvusFieldSchema.VarChar("other", 4) with { IsNullable = true };
        var id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
        var columns = new MilvusColumns().Add("id", [1L, 2L]).Add("level", [Level.Low, Level.High]).Add<Level?>("other", [null, Level.High]);

        var sent = RecordWire.Insert(columns.Map, RecordWire.Collection(id, level, other), [.. columns.Rows]);

        Assert.Equal(GoldenColumn.Of(level, 1, 2), sent.FieldsData[1]);
        Assert.Equal(GoldenColumn.Of(other, null, "High"), sent.FieldsData[2]);
    }

    [Theory]
    [InlineData(typeof(Level[]), MilvusDataType.Int16)]
    [InlineData(typeof(List<DayOfWeek>), MilvusDataType.Int32)]
    [InlineData(typeof(IReadOnlyList<DayOfWeek>), MilvusDataType.Int32)]
    public void The_table_tells_their_elements(Type type, MilvusDataType element)
    {
        Assert.True(MilvusTypes.TryGetDataType(type, out var dataType, out var elementType, out bool nullable));
        Assert.Equal((MilvusDataType.Array, element, true), (dataType, elementType, nullable));
    }

    [Fact]
    public void Numbers_that_the_enum_does_not_hold_and_names_that_are_too_long_are_refused()
    {
        var map = MilvusRecordMap.FromAttributes<Shift>();
        MilvusFieldSchema[] fields = [.. map.Fields.Select(field => field.Schema)];
        var collection = RecordWire.Collection(fields);

        var unread = Assert.Throws<MilvusException>(
            () => RecordWire.Read(map, collection, [GoldenColumn.Of(fields.Single(field => field.Name == "Small"), [new object[] { 300 }])], 1));
        var unsent = Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(map, collection, new Shift { Id = 1, Names = [(DayOfWeek)1_234_567_890] }));

        Assert.Contains("300 is outside the range of Level", unread.Message, StringComparison.Ordinal);
        Assert.Contains("element 0: the text takes 10 bytes", unsent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_that_contradict_each_other_are_told()
    {
        string message = Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<Wrong>()).Message;

        Assert.Contains("Text: ElementType is for arrays, the field is VarChar", message, StringComparison.Ordinal);
        Assert.Contains("Days is of type DayOfWeek[], which does not fit a field of type Array<Bool>", message, StringComparison.Ordinal);
        Assert.Contains("Maybe is of type DayOfWeek?[], which has no Milvus type", message, StringComparison.Ordinal);
        Assert.Contains("Numbers: MaxLength is for text, the field holds Int64", message, StringComparison.Ordinal);
    }

    private static EqualityComparer<(DayOfWeek[] Days, List<DayOfWeek> Names, IReadOnlyList<Level> Small)> Comparer { get; } =
        EqualityComparer<(DayOfWeek[] Days, List<DayOfWeek> Names, IReadOnlyList<Level> Small)>.Create(
            (x, y) => x.Days.SequenceEqual(y.Days) && x.Names.SequenceEqual(y.Names) && x.Small.SequenceEqual(y.Small));

    private enum Level : byte
    {
        Low = 1,
        High = 2,
    }

    private sealed class Shift
    {
        public long Id { get; set; }

        public DayOfWeek[] Days { get; set; } = [];

        [MilvusField(ElementType = MilvusDataType.VarChar, MaxLength = 9)]
        public List<DayOfWeek> Names { get; set; } = [];

        public IReadOnlyList<Level> Small { get; set; } = [];

        [MilvusField(MaxCapacity = 4)]
        public Level[]? Maybe { get; set; }

        public List<Half> Halves { get; set; } = [];

        [MilvusField(ElementType = MilvusDataType.Int8)]
        public long[] Narrow { get; set; } = [];
    }

    private sealed class Wrong
    {
        public long Id { get; set; }

        [MilvusField(ElementType = MilvusDataType.VarChar, DataType = MilvusDataType.VarChar)]
        public string Text { get; set; } = "";

        [MilvusField(ElementType = MilvusDataType.Bool)]
        public DayOfWeek[] Days { get; set; } = [];

        public DayOfWeek?[] Maybe { get; set; } = [];

        [MilvusField(MaxLength = 4)]
        public List<long> Numbers { get; set; } = [];
    }
}
