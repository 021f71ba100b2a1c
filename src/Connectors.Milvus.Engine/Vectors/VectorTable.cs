using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Vectors;

/// <summary>How the vectors of a field lie in the file: a table of its own, by slot. Stateless.</summary>
internal abstract class VectorTable
{
    private static readonly DenseTable Dense = new();
    private static readonly SparseTable Sparse = new();

    public static VectorTable Of(FieldEntry field) => field.VectorType.IsSparse ? Sparse : Dense;

    /// <summary>The columns of the table, as SQL.</summary>
    protected abstract string Columns { get; }

    /// <summary>Makes the table. Slots that were given before stay without a vector, which only a nullable field may have.</summary>
    public void Create(Session session, CollectionEntry collection, FieldEntry field)
        => session.Connection.Define($"CREATE TABLE {collection.VectorTable(field)} ({Columns}) STRICT");

    public static void Drop(Session session, CollectionEntry collection, FieldEntry field)
    {
        session.Connection.Define($"DROP TABLE {collection.VectorTable(field)}");
        GraphTable.Drop(session, collection, field);
    }

    /// <summary>Writes the vectors of new rows, the first at a slot.</summary>
    public abstract void Append(Session session, CollectionEntry collection, FieldEntry field, long slot, Column vectors);

    /// <summary>Gives the vectors of the slots, which ascend, the slots from 0 on, and drops all others. The rows still have their old slots.</summary>
    public abstract void Compact(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots);

    /// <summary>The vectors of the slots, in their order.</summary>
    public abstract Column Read(Session session, CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots);
}
