using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// A record map bound to one collection's schema: what is asked, checked and decided once, so that rows only run through it.
/// Immutable and thread-safe; kept with the map for as long as the schema entry lives.
/// </summary>
internal sealed class RecordPlan<TRecord>
    where TRecord : class
{
    private readonly string _unfinished = "";

    /// <exception cref="RecordSchemaException">The map does not fit the collection.</exception>
    public static RecordPlan<TRecord> For(MilvusRecordMap<TRecord> map, CollectionSchemaEntry schema) => throw new InvalidOperationException();

    /// <summary>Checks every row, then sizes the request. Sets the header's row count; the header must carry no columns.</summary>
    public RequestBody EncodeInsert(InsertRequest header, IReadOnlyList<TRecord> rows) => throw new InvalidOperationException(_unfinished);

    /// <summary>As <see cref="EncodeInsert"/>; also sends keys that the server will replace.</summary>
    public RequestBody EncodeUpsert(UpsertRequest header, IReadOnlyList<TRecord> rows) => throw new InvalidOperationException(_unfinished);

    /// <summary>Writes the keys the server answered into the records, in their order.</summary>
    public void WriteBackIds(IReadOnlyList<TRecord> rows, IDs ids) => throw new InvalidOperationException(_unfinished);

    /// <summary>Makes records of an answer's columns; the key comes from <paramref name="ids"/> where no column holds it.</summary>
    public TRecord[] Read(
        IReadOnlyList<FieldData> columns, IDs? ids, string? pkName, IReadOnlyList<string> outputFields, int rowCount) =>
        throw new InvalidOperationException(_unfinished);

    /// <summary>What to ask for when the caller names nothing. A search answers keys anyway, so it may leave them out.</summary>
    public IReadOnlyList<string> OutputFields(bool includeVectors, bool includeKey = true) => throw new InvalidOperationException(_unfinished);
}
