using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Gathers vectors from memory where a field is loaded, from the file otherwise.</summary>
internal sealed class LoadedVectorSource(Session session, VectorCache cache, Counters now) : VectorSource(session)
{
    public override Column Gather(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
    {
        if (cache.Find(collection, field, now) is not LoadedVectors loaded)
            return base.Gather(collection, field, slots);

        var bytes = new byte[checked(slots.Count * field.RowBytes)];
        var valid = field.Definition.IsNullable ? new bool[slots.Count] : null;
        for (var index = 0; index < slots.Count; index++)
        {
            loaded.Bytes(slots[index]).CopyTo(bytes.AsSpan(index * field.RowBytes));
            if (valid is not null)
                valid[index] = !loaded.IsNull(slots[index]);
        }

        return new VectorColumn(field.Name, field.Type, field.Dimension, slots.Count, bytes, valid);
    }
}
