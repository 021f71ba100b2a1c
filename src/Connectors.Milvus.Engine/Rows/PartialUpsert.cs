using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// Completes a partial upsert within its write: fields that were not sent keep the values of the rows, dynamic keys are merged one by one,
/// arrays take what their operation says. What comes out is an ordinary upsert. A key that no row has makes a new row, which must then
/// have all that a row needs.
/// </summary>
internal sealed class PartialUpsert
{
    // Beyond every chunk, where nullable vectors are null.
    private const int NoSlot = int.MaxValue;

    private readonly Session _session;
    private readonly CollectionEntry _collection;
    private readonly UpsertCommand _command;
    private readonly int?[] _slots;

    private PartialUpsert(Session session, CollectionEntry collection, UpsertCommand command)
    {
        _session = session;
        _collection = collection;
        _command = command;
        Partitions = new long?[command.RowCount];
        _slots = FindRows();
    }

    /// <summary>The partition of every row that there was before.</summary>
    public long?[] Partitions { get; }

    public static RowSet Complete(Session session, CollectionEntry collection, UpsertCommand command)
    {
        RowRules.CheckSchema(collection, command);
        ArrayOperations.Check(collection, command);
        var upsert = new PartialUpsert(session, collection, command);
        var rows = RowRules.Check(collection, command with { Columns = upsert.Columns() }, isUpsert: true);
        return rows with { KeptPartitions = string.IsNullOrEmpty(command.Partition) && collection.PartitionKey is null ? upsert.Partitions : null };
    }

    private List<Column> Columns()
    {
        var sent = RowRules.ByField(_collection, _command);
        var columns = new List<Column>();
        foreach (var field in _collection.Scalars)
            columns.Add(sent.TryGetValue(field, out var column) ? Merge(field, column) : ReadScalars(field));
        foreach (var field in _collection.Vectors)
        {
            if (sent.TryGetValue(field, out var column))
                columns.Add(column);
            else if (!field.IsFunctionOutput)
                columns.Add(ReadVectors(field));
        }

        return columns;
    }

    private Column Merge(FieldEntry field, Column sent)
    {
        if (field.IsDynamic)
        {
            ScalarCodecs.For(field).Check(field, sent);
            return DynamicMerge.Merge((Column<ReadOnlyMemory<byte>>)ReadScalars(field), (Column<ReadOnlyMemory<byte>>)sent);
        }

        var operation = _command.ArrayOperations.GetValueOrDefault(field.Name, ArrayOperation.Replace);
        if (operation == ArrayOperation.Replace)
            return sent;
        ScalarCodecs.For(field).Check(field, sent);
        return ArrayOperations.Apply((ArrayColumn)ReadScalars(field, isNewAllowed: true), (ArrayColumn)sent, operation);
    }

    // The rows are read as nullable ones, so that rows that do not exist yet are null and take the field's default.
    private Column ReadScalars(FieldEntry field, bool isNewAllowed = false)
    {
        if (!isNewAllowed && !field.IsOptional)
            RefuseNewRows(field);
        var readable = new FieldEntry(field.Definition with { IsNullable = true }, field.IsDynamic);
        var reader = ScalarCodecs.For(field).NewReader(readable);
        using var statement = _session.Prepare($"SELECT (SELECT {field.SqlName} FROM {_collection.RowTable} WHERE slot = ?)");
        foreach (var slot in _slots)
        {
            statement.Reset();
            statement.Bind(1, slot ?? -1);
            statement.Step();
            reader.Read(statement, 0);
        }

        return reader.Build();
    }

    private Column ReadVectors(FieldEntry field)
    {
        if (!field.Definition.IsNullable)
            RefuseNewRows(field);
        return new VectorSource(_session).Gather(_collection, field, [.. _slots.Select(static slot => slot ?? NoSlot)]);
    }

    private void RefuseNewRows(FieldEntry field)
    {
        if (_slots.Contains(null))
            throw RowRules.Missing(field);
    }

    private int?[] FindRows()
    {
        var field = _collection.PrimaryKey;
        var keys = _command.Columns.FirstOrDefault(column => column.Name == field.Name) ?? throw RowRules.Missing(field);
        var codec = ScalarCodecs.For(field);
        codec.Check(field, keys);
        var slots = new int?[keys.Count];
        using var statement = _session.Prepare($"SELECT slot, part FROM {_collection.RowTable} WHERE {field.SqlName} = ?");
        for (var row = 0; row < slots.Length; row++)
        {
            statement.Reset();
            codec.Bind(statement, 1, keys, row);
            if (!statement.Step())
                continue;
            slots[row] = (int)statement.Int64(0);
            Partitions[row] = statement.Int64(1);
        }

        return slots;
    }
}
