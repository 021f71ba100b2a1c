using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Text;
using Connectors.Milvus.Engine.Vectors;
using SQLitePCL;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// Writes rows at the end of a collection. Slots are only ever appended: a row whose primary key exists takes a new slot, and the
/// older row is dropped, so what is in memory for a slot never changes.
/// </summary>
internal sealed class RowWriter
{
    private readonly Session _session;
    private readonly RowSet _rows;
    private readonly CollectionEntry _collection;
    private readonly List<long> _dropped = [];

    public RowWriter(Session session, RowSet rows)
    {
        _session = session;
        _rows = rows;
        _collection = rows.Collection;
    }

    /// <summary>Writes all rows from the given slot on; gives the slots that their primary keys had before.</summary>
    public IReadOnlyList<long> Write(long firstSlot, KeySource keys)
    {
        for (var index = 0; index < _rows.Vectors.Count; index++)
            VectorTable.Of(_collection.Vectors[index]).Append(_session, _collection, _collection.Vectors[index], firstSlot, _rows.Vectors[index]);

        foreach (var terms in _rows.Terms)
            TermIndex.Append(_session, _collection, terms, firstSlot);

        var partitions = PartitionSource.For(_rows);
        using var insert = _session.Prepare(InsertSql());
        for (var row = 0; row < _rows.RowCount; row++)
        {
            _session.CancellationToken.ThrowIfCancellationRequested();
            WriteRow(insert, firstSlot + row, row, keys, partitions.Number(row));
        }

        return _dropped;
    }

    private void WriteRow(Statement insert, long slot, int row, KeySource keys, long partition)
    {
        insert.Bind(1, slot);
        insert.Bind(2, partition);
        keys.Bind(insert, 3, row);
        var parameter = 4;
        foreach (var source in _rows.Scalars)
        {
            if (!source.Field.Definition.IsPrimaryKey)
                source.Bind(insert, parameter++, row);
        }

        if (!insert.TryStep(out var code))
        {
            // The only unique index is the primary key's: an older row has it.
            if (code != raw.SQLITE_CONSTRAINT_UNIQUE)
                throw _session.Connection.Failure(code);
            insert.Reset();
            Drop(keys, row);
            insert.Execute();
        }

        insert.Reset();
    }

    private void Drop(KeySource keys, int row)
    {
        using var delete = _session.Prepare($"DELETE FROM {_collection.RowTable} WHERE {_collection.PrimaryKey.SqlName} = ? RETURNING slot");
        keys.Bind(delete, 1, row);
        while (delete.Step())
            _dropped.Add(delete.Int64(0));
    }

    private string InsertSql()
    {
        var names = _collection.Scalars.Where(static field => !field.Definition.IsPrimaryKey).Select(static field => field.SqlName);
        var columns = string.Join(", ", names.Prepend(_collection.PrimaryKey.SqlName));
        var marks = string.Concat(Enumerable.Repeat(", ?", _collection.Scalars.Count));
        return string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {_collection.RowTable} (slot, part, {columns}) VALUES (?, ?{marks})");
    }
}
