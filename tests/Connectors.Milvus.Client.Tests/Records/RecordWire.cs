using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>What the writer puts on the wire, read back by the generated parser.</summary>
internal static class RecordWire
{
    public static CollectionSchemaEntry Collection(params MilvusFieldSchema[] fields) => Collection(dynamic: false, fields);

    public static CollectionSchemaEntry Collection(bool dynamic, params MilvusFieldSchema[] fields) => new()
    {
        Name = "docs",
        Schema = new MilvusCollectionSchema { Fields = fields, EnableDynamicField = dynamic },
        PrimaryKey = fields.FirstOrDefault(field => field.IsPrimaryKey) ?? MilvusFieldSchema.Int64("id", isPrimaryKey: true, autoId: true),
        CollectionId = 7,
        UpdateTimestamp = 11,
        Generation = 1,
    };

    public static InsertRequest Insert<TRecord>(MilvusRecordMap<TRecord> map, CollectionSchemaEntry collection, params IReadOnlyList<TRecord> rows)
        where TRecord : class =>
        Insert(RecordPlan<TRecord>.For(map, collection), rows);

    public static InsertRequest Insert<TRecord>(RecordPlan<TRecord> plan, IReadOnlyList<TRecord> rows)
        where TRecord : class =>
        InsertRequest.Parser.ParseFrom(Bytes(plan.EncodeInsert(new InsertRequest { CollectionName = "docs" }, rows)));

    public static byte[] Bytes(RequestBody body)
    {
        using var stream = new MemoryStream();
        using var writer = new PieceWriter(stream);
        body.WriteAsync(writer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        writer.CompleteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.Equal(body.Length, stream.Length);
        return stream.ToArray();
    }

    /// <summary>Reads columns as a query answers them.</summary>
    public static TRecord[] Read<TRecord>(MilvusRecordMap<TRecord> map, CollectionSchemaEntry collection, IEnumerable<FieldData> sent, int rows)
        where TRecord : class
    {
        var plan = RecordPlan<TRecord>.For(map, collection);
        return plan.Read([.. sent.Select(ServerForm.Of)], ids: null, pkName: null, plan.OutputFields(includeVectors: true), rows);
    }

    /// <summary>Reads columns from their bytes, as answers bring them.</summary>
    public static TRecord[] Read<TRecord>(
        this RecordPlan<TRecord> plan, IReadOnlyList<FieldData> columns, IDs? ids, string? pkName, IReadOnlyList<string> outputFields, int rows)
        where TRecord : class =>
        plan.Read(
            [.. columns.Select(column => ColumnReader.Read(column.ToByteArray()))],
            ids is null ? null : ColumnReader.ReadKeys(ids.ToByteArray()),
            pkName,
            outputFields,
            rows);
}
