using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Enums in maps built from functions: their integer or their name, as the field is.</summary>
public sealed class BuiltEnumTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);

    [Theory]
    [InlineData(MilvusDataType.Int8)]
    [InlineData(MilvusDataType.Int32)]
    [InlineData(MilvusDataType.Int64)]
    [InlineData(MilvusDataType.VarChar)]
    public void Enums_go_out_and_come_back(MilvusDataType type)
    {
        var level = new MilvusFieldSchema { Name = "level", DataType = type, MaxLength = type == MilvusDataType.VarChar ? 10 : null };
        var other = level with { Name = "other", IsNullable = true };
        var map = Map(level, other);
        Row[] rows = [new() { Id = 1, Level = Level.High }, new() { Id = 2, Level = (Level)7, Other = Level.Low }];
        object[] values = type switch
        {
            MilvusDataType.VarChar => ["High", "7"],
            MilvusDataType.Int64 => [2L, 7L],
            _ => [2, 7],
        };

        var sent = RecordWire.Insert(map, RecordWire.Collection(Id, level, other), rows);
        var read = RecordWire.Read(map, RecordWire.Collection(Id, level, other), sent.FieldsData, 2);

        Assert.Equal(GoldenColumn.Of(level, values), sent.FieldsData[1]);
        Assert.Equal([(Level.High, null), ((Level)7, (Level?)Level.Low)], read.Select(row => (row.Level, row.Other)));
    }

    [Fact]
    public void Numbers_and_names_that_the_enum_does_not_hold_are_refused()
    {
        var number = MilvusFieldSchema.Int64("level");
        var name = MilvusFieldSchema.VarChar("level", 10);

        Assert.Contains("300 is outside the range of Level", Refuse(number, GoldenColumn.Of(number, 300L)), StringComparison.Ordinal);
        Assert.Contains("\"Middle\" is no Level", Refuse(name, GoldenColumn.Of(name, "Middle")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_enum_does_not_fit_a_field_of_floats()
    {
        var error = Assert.Throws<ArgumentException>(() => Map(MilvusFieldSchema.Float("level"), MilvusFieldSchema.Int64("other")));

        Assert.Contains("Level does not fit field 'level' of type Float", error.Message, StringComparison.Ordinal);
    }

    private static string Refuse(MilvusFieldSchema field, FieldData column)
    {
        var map = Map(field, field with { Name = "other" });
        return Assert.Throws<MilvusException>(() => RecordWire.Read(map, RecordWire.Collection(Id, field, field with { Name = "other" }), [column], 1)).Message;
    }

    private static MilvusRecordMap<Row> Map(MilvusFieldSchema level, MilvusFieldSchema other) => new MilvusRecordMapBuilder<Row>(() => new Row())
        .Field(Id, row => row.Id, (row, value) => row.Id = value)
        .Field(level, row => row.Level, (row, value) => row.Level = value)
        .Field(other, row => row.Other, (row, value) => row.Other = value)
        .Build();

    private enum Level : byte
    {
        Low = 1,
        High = 2,
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public Level Level { get; set; }

        public Level? Other { get; set; }
    }
}
