using System.Buffers;
using System.Buffers.Binary;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>Sparse vectors, a row each: the CRC-32C of the pairs, then the pairs as they were sent. A slot without a row is null.</summary>
internal sealed class SparseTable : VectorTable
{
    private const int HeaderBytes = sizeof(uint);

    protected override string Columns => "slot INTEGER PRIMARY KEY, data BLOB NOT NULL";

    public override void Append(Session session, CollectionEntry collection, FieldEntry field, long slot, Column vectors)
    {
        var rows = ((SparseVectorColumn)vectors).Rows;
        using var insert = session.Prepare($"INSERT INTO {collection.VectorTable(field)} (slot, data) VALUES (?, ?)");
        for (var row = 0; row < rows.Length; row++)
        {
            if (vectors.IsNull(row))
                continue;
            var pairs = rows[row].Span;
            var staging = ArrayPool<byte>.Shared.Rent(HeaderBytes + pairs.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(staging, Crc32C.Continue(0, pairs));
            pairs.CopyTo(staging.AsSpan(HeaderBytes));
            insert.Bind(1, slot + row);
            insert.BindBlob(2, staging.AsSpan(0, HeaderBytes + pairs.Length));
            insert.Execute();
            insert.Reset();
            ArrayPool<byte>.Shared.Return(staging);
        }
    }

    public override void Compact(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        var table = collection.VectorTable(field);
        session.Connection.Define($"CREATE TABLE {table}_new ({Columns}) STRICT");
        session.Connection.Define($"""
            INSERT INTO {table}_new
              SELECT kept.place, vector.data
              FROM (SELECT slot, row_number() OVER (ORDER BY slot) - 1 AS place FROM {collection.RowTable}) AS kept
              JOIN {table} AS vector ON vector.slot = kept.slot
              ORDER BY kept.place
            """);
        session.Connection.Define($"DROP TABLE {table}; ALTER TABLE {table}_new RENAME TO {table}");
    }

    public override Column Read(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        var rows = new ReadOnlyMemory<byte>[slots.Count];
        var valid = field.Definition.IsNullable ? new bool[slots.Count] : null;
        using var select = session.Prepare($"SELECT data FROM {collection.VectorTable(field)} WHERE slot = ?");
        for (var index = 0; index < slots.Count; index++)
        {
            select.Reset();
            select.Bind(1, slots[index]);
            var isPresent = select.Step();
            if (valid is not null)
                valid[index] = isPresent;
            else if (!isPresent)
                throw Damaged(session, collection, field, slots[index], "is missing");
            if (isPresent)
                rows[index] = Check(session, collection, field, slots[index], select.Bytes(0)).ToArray();
        }

        return new SparseVectorColumn(field.Name, rows, valid);
    }

    /// <summary>Goes through the vectors of a range of slots in ascending order; gives each one's slot and bytes to the visitor.</summary>
    public static void Visit(Session session, CollectionEntry collection, FieldEntry field, long firstSlot, long endSlot, VectorVisitor visit)
    {
        var expected = firstSlot;
        using var select = session.Prepare($"SELECT slot, data FROM {collection.VectorTable(field)} WHERE slot >= ? AND slot < ? ORDER BY slot");
        select.Bind(1, firstSlot);
        select.Bind(2, endSlot);
        while (select.Step())
        {
            var slot = select.Int64(0);
            if (slot != expected && !field.Definition.IsNullable)
                throw Damaged(session, collection, field, expected, "is missing");
            visit((int)slot, SparsePairs.Read(Check(session, collection, field, slot, select.Bytes(1))));
            expected = slot + 1;
        }

        if (expected != endSlot && !field.Definition.IsNullable)
            throw Damaged(session, collection, field, expected, "is missing");
    }

    private static ReadOnlySpan<byte> Check(Session session, CollectionEntry collection, FieldEntry field, long slot, ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderBytes || (data.Length - HeaderBytes) % SparseVectorColumn.PairBytes != 0)
            throw Damaged(session, collection, field, slot, FormattableString.Invariant($"has {data.Length} bytes"));
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(data);
        var computed = Crc32C.Continue(0, data[HeaderBytes..]);
        return stored == computed ? data[HeaderBytes..]
            : throw Damaged(session, collection, field, slot, FormattableString.Invariant($"does not match its checksum (stored 0x{stored:x8}, computed 0x{computed:x8})"));
    }

    private static EngineException Damaged(Session session, CollectionEntry collection, FieldEntry field, long slot, string finding)
        => FileHeader.Refuse(session.Connection.Path, $"is damaged: the vector of slot {slot} in {collection.VectorTable(field)} {finding}");
}

/// <summary>Takes one sparse vector; the pairs are good until it returns.</summary>
internal delegate void VectorVisitor(int slot, ReadOnlySpan<SparsePair> pairs);
