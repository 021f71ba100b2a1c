using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Gathers vectors from memory where a field is loaded, from the file otherwise.</summary>
internal sealed class LoadedVectorSource(Session session, VectorCache cache, Counters now) : VectorSource(session)
{
    protected override void Fill(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots, Span<byte> bytes, bool[]? valid)
    {
        if (cache.Find(collection, field, now) is not LoadedVectors loaded)
        {
            base.Fill(collection, field, slots, bytes, valid);
            return;
        }

        for (var index = 0; index < slots.Count; index++)
        {
            loaded.Bytes(slots[index]).CopyTo(bytes[(index * field.RowBytes)..]);
            if (valid is not null)
                valid[index] = !loaded.IsNull(slots[index]);
        }
    }
}
