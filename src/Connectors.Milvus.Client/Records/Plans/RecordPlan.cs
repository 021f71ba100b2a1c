using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// A record map bound to one collection's schema: what is asked, checked and decided once, so that rows only run through it.
/// Thread-safe; kept with the map for as long as the schema entry lives. Immutable but for one thing learned from the server.
/// </summary>
internal sealed class RecordPlan<TRecord>
    where TRecord : class
{
    private readonly CollectionSchemaEntry _collection;
    private readonly Func<TRecord> _factory;
    private readonly BoundColumns<TRecord> _bound;
    private readonly Dictionary<string, RecordColumn<TRecord>> _byName;
    private readonly ValueColumn<TRecord>? _key;
    private readonly RecordColumn<TRecord>[] _insertColumns;
    private readonly RecordColumn<TRecord>[] _upsertColumns;
    private readonly string[] _missing;
    private volatile bool _dynamicNeedsValidity;

    internal RecordPlan(CollectionSchemaEntry collection, RecordBinder<TRecord> binder)
    {
        _collection = collection;
        _factory = binder.Factory;
        _bound = binder.Bind(collection);
        _byName = _bound.Columns.ToDictionary(column => column.Field.Name, StringComparer.Ordinal);
        _key = _byName.GetValueOrDefault(collection.PrimaryKey.Name) as ValueColumn<TRecord>;
        _upsertColumns = Written(_bound.Columns, _bound.Checks);
        _insertColumns = collection.PrimaryKey.AutoId
            ? Written(_bound.Columns.Where(column => column != _key), [.. _bound.Checks, .. OneOrNone(_bound.GeneratedKeyCheck)])
            : _upsertColumns;
        _missing =
        [
            .. RequiredFields(collection.Schema).Where(name => !_byName.ContainsKey(name)),
            .. _bound.Columns.SelectMany(column => column.Missing),
        ];
    }

    /// <exception cref="RecordSchemaException">The map does not fit the collection.</exception>
    public static RecordPlan<TRecord> For(MilvusRecordMap<TRecord> map, CollectionSchemaEntry schema) => map.PlanFor(schema);

    /// <summary>Whether the server's dynamic field has a default, which no describe tells; learned from a refusal.</summary>
    public bool DynamicNeedsValidity
    {
        get => _dynamicNeedsValidity;
        set => _dynamicNeedsValidity = value;
    }

    /// <summary>Checks every row, then sizes the request. Sets the header's row count; the header must carry no columns.</summary>
    /// <exception cref="ArgumentException">A record does not fit the collection; the message names row, property and field.</exception>
    public RequestBody EncodeInsert(InsertRequest header, IReadOnlyList<TRecord> rows, RowForm? form = null)
    {
        header.NumRows = checked((uint)rows.Count);
        bool hasKeys = !_collection.PrimaryKey.AutoId || form?.HasGeneratedKeys == true;
        RequireFields(hasKeys, _missing);
        return Encode(header, rows, hasKeys ? _upsertColumns : _insertColumns);
    }

    /// <summary>As <see cref="EncodeInsert"/>; also sends keys that the server will replace, and only some fields of a partial update.</summary>
    public RequestBody EncodeUpsert(UpsertRequest header, IReadOnlyList<TRecord> rows, RowForm? form = null)
    {
        header.NumRows = checked((uint)rows.Count);
        bool isPartial = form?.IsPartial == true;
        RequireFields(needsKey: true, isPartial ? [] : _missing);
        return Encode(header, rows, isPartial ? PartialColumns.Select(_bound, _collection, rows, form!.Fields) : _upsertColumns);
    }

    /// <summary>Checks one row and sizes its share of a request; a little too much where columns may be left out.</summary>
    /// <exception cref="RecordSchemaException">The record does not fit the collection; its position is 0.</exception>
    public long MeasureRow(TRecord row, bool hasGeneratedKeys) => Measure(row, hasGeneratedKeys ? _upsertColumns : _insertColumns);

    /// <summary>As <see cref="MeasureRow"/>, of a row of a partial update.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first row, whose fields all others have.</param>
    /// <param name="fields">The fields that are sent; null means all that the records have.</param>
    /// <exception cref="RecordSchemaException">The record does not fit the collection, or not to the first one.</exception>
    public long MeasurePartialRow(TRecord row, TRecord first, IReadOnlyList<string>? fields) =>
        Measure(row, PartialColumns.Select(_bound, _collection, [first, row], fields));

    private static long Measure(TRecord row, RecordColumn<TRecord>[] columns)
    {
        long bytes = 0;
        foreach (var column in columns)
            bytes += column.Measure(new ReadOnlySpan<TRecord>(in row));

        // One validity byte for each column, one empty object for the dynamic field.
        return bytes + (2 * columns.Length) + 4;
    }

    /// <summary>Writes the keys the server answered into the records, in their order. A map without the key has no place for them.</summary>
    public void WriteBackIds(IReadOnlyList<TRecord> rows, IDs ids) =>
        _key?.Read(ColumnReader.ReadKeys(ids.ToByteString().Memory), new RecordRows<TRecord>(rows).Span);

    /// <summary>Makes records of an answer's columns; the key comes from <paramref name="ids"/> where no column holds it.</summary>
    public TRecord[] Read(
        IReadOnlyList<ColumnSource> columns, ColumnSource? ids, string? pkName, IReadOnlyList<string> outputFields, int rowCount)
    {
        var records = new TRecord[rowCount];
        for (int row = 0; row < records.Length; row++)
            records[row] = _factory();

        var key = string.IsNullOrEmpty(pkName) ? _key : _byName.GetValueOrDefault(pkName) as ValueColumn<TRecord>;
        bool hasKey = false;
        foreach (ColumnSource column in columns)
        {
            if (column.IsDynamic || column.Name == DynamicFieldJson.FieldName)
                _bound.Dynamic?.Read(column, records, DynamicKeys(outputFields));
            else if (_byName.TryGetValue(column.Name, out var target))
            {
                ReadColumn(column, target, records);
                hasKey |= target == key;
            }
        }

        if (!hasKey && ids is not null && rowCount > 0)
            key?.Read(ids, records);

        return records;
    }

    /// <summary>What to ask for when the caller names nothing. A search answers keys anyway, so it may leave them out.</summary>
    public IReadOnlyList<string> OutputFields(bool includeVectors, bool includeKey = true)
    {
        var columns = _bound.Columns.Where(column => includeKey || column != _key).Concat(OneOrNone(_bound.Dynamic));
        return [.. columns.SelectMany(column => column.OutputFields(includeVectors))];
    }

    private static RecordColumn<TRecord>[] OneOrNone(RecordColumn<TRecord>? column) => column is null ? [] : [column];

    private RecordColumn<TRecord>[] Written(IEnumerable<RecordColumn<TRecord>> columns, IEnumerable<RecordColumn<TRecord>> checks) =>
        [.. columns.Where(column => !column.Field.IsFunctionOutput), .. OneOrNone(_bound.Dynamic), .. checks];

    private static IEnumerable<string> RequiredFields(MilvusCollectionSchema schema) =>
    [
        .. schema.Fields
            .Where(field => !field.IsNullable && field.DefaultValue is null && !field.IsFunctionOutput && !field.IsPrimaryKey)
            .Select(field => field.Name),
        .. schema.StructFields.Where(field => !field.IsNullable).Select(field => field.Name),
    ];

    private void RequireFields(bool needsKey, string[] missing)
    {
        if (missing.Length > 0 || (needsKey && _key is null))
            throw new RecordSchemaException(DescribeMissing(needsKey, missing));
    }

    private RecordBody<TRecord> Encode(IMessage header, IReadOnlyList<TRecord> rows, RecordColumn<TRecord>[] columns)
    {
        var source = new RecordRows<TRecord>(rows);
        ReadOnlySpan<TRecord> span = source.Span;
        int absent = span.IndexOf((TRecord?)null);
        if (absent >= 0)
            throw RecordErrors.BadRecord(absent, "is null");

        var request = new FramedColumns<TRecord>(columns.Length);
        foreach (var plain in columns)
        {
            var column = _dynamicNeedsValidity && plain is DynamicColumn<TRecord> dynamic ? dynamic.WithValidity() : plain;
            column.AddTo(request, span);
        }

        var body = new RecordBody<TRecord>(header.ToByteArray(), source, request);
        return body.Length <= int.MaxValue
            ? body
            : throw new ArgumentException($"The {rows.Count} records take {body.Length} bytes, more than one request can carry. Send them in several calls.");
    }

    private string DescribeMissing(bool needsKey, string[] fields)
    {
        string[] missing = needsKey && _key is null ? [_collection.PrimaryKey.Name, .. fields] : fields;
        return $"{TypeName.Of(typeof(TRecord))} cannot be written to collection '{_collection.Name}': no property is stored in "
            + $"{string.Join(", ", missing.Select(name => $"'{name}'"))}, and such a field needs a value.";
    }

    private static void ReadColumn(ColumnSource column, RecordColumn<TRecord> target, TRecord[] records)
    {
        if (column.Type != DataType.None && (int)column.Type != (int)target.Field.DataType)
            throw RecordErrors.OtherType(target.Field, (MilvusDataType)column.Type);

        target.Read(column, records);
    }

    /// <summary>The dynamic keys that were asked for by name; null for all of them.</summary>
    private HashSet<string>? DynamicKeys(IReadOnlyList<string> outputFields)
    {
        var keys = outputFields.Where(name => !_collection.Schema.HasField(name)).ToHashSet(StringComparer.Ordinal);
        bool isAll = keys.Remove("*") | keys.Remove(DynamicFieldJson.FieldName);
        return isAll || keys.Count == 0 ? null : keys;
    }
}
