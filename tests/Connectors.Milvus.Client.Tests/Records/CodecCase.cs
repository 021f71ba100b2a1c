using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Values of one CLR type for one field.</summary>
internal abstract class CodecCase(string name)
{
    public string Name { get; } = name;

    public abstract InsertRequest Written();

    public abstract InsertRequest Golden();

    public abstract void AssertReadsBack();
}

internal sealed class CodecCase<T>(string name, MilvusFieldSchema field, T[] values, Func<T, object?> wire, IEqualityComparer<T>? comparer) : CodecCase(name)
{
    private readonly CollectionSchemaEntry _collection = RecordWire.Collection(field);

    private readonly MilvusRecordMap<Row> _map = new MilvusRecordMapBuilder<Row>(() => new Row())
        .Field(field, row => row.Value, (row, value) => row.Value = value)
        .Build();

    private IReadOnlyList<Row> Rows => [.. values.Select(value => new Row { Value = value })];

    public override InsertRequest Written() => RecordWire.Insert(_map, _collection, Rows);

    public override InsertRequest Golden() => new()
    {
        CollectionName = "docs",
        NumRows = (uint)values.Length,
        FieldsData = { GoldenColumn.Of(field, [.. values.Select(wire)]) },
    };

    public override void AssertReadsBack()
    {
        var read = RecordWire.Read(_map, _collection, Written().FieldsData, values.Length).Select(row => row.Value);
        if (comparer is null)
            Assert.Equal(values, read);
        else
            Assert.Equal(values, read, comparer);
    }

    internal sealed class Row
    {
        public T Value { get; set; } = default!;
    }
}
