using System.Text.Json;
using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// The fields of a record type under construction. Records themselves travel; only where embeddings are generated, which the records do not hold,
/// they are written as rows, by a map of its own.
/// </summary>
/// <param name="createRecord">Makes an empty record to read into.</param>
/// <param name="generates">Whether embeddings are generated.</param>
/// <param name="json">How types of the caller's own are serialised; null for System.Text.Json's defaults.</param>
internal sealed class RecordFields<TRecord>(Func<TRecord> createRecord, bool generates, JsonSerializerOptions? json)
    where TRecord : class
{
    private readonly MilvusRecordMapBuilder<TRecord> _records = new(createRecord) { JsonOptions = json };
    private readonly MilvusRecordMapBuilder<Row<TRecord>>? _rows = generates ? new(() => new Row<TRecord>(createRecord())) { JsonOptions = json } : null;

    /// <summary>Adds a field that a property of the record holds.</summary>
    public void Add<TValue>(MilvusFieldSchema field, Func<TRecord, TValue> get, Action<TRecord, TValue> set, string name)
    {
        _records.Field(field, get, set, name);
        _rows?.Field(field, row => get(row.Record), (row, value) => set(row.Record, value), name);
    }

    /// <summary>Adds a field whose values rows carry beside the record. They are never read back.</summary>
    public void AddGenerated<TValue>(MilvusFieldSchema field, Func<Row<TRecord>, TValue> get, string name) => _rows!.Field(field, get, (_, _) => { }, name);

    /// <summary>How records travel; without the fields that are generated.</summary>
    public MilvusRecordMap<TRecord> BuildRecords() => _records.Build();

    /// <summary>How records with generated embeddings are written; null where none are generated.</summary>
    public MilvusRecordMap<Row<TRecord>>? BuildRows() => _rows?.Build();
}
