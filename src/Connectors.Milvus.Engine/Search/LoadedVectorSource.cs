using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>Gathers vectors from memory where a field is loaded, from the file otherwise.</summary>
internal sealed class LoadedVectorSource(Session session, VectorCache cache, Counters now) : VectorSource(session)
{
    protected override void Fill(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots, Span<byte> bytes)
    {
        if (cache.Find(collection, field, now) is not { } loaded)
        {
            base.Fill(collection, field, slots, bytes);
            return;
        }

        var rowBytes = field.Dimension * sizeof(float);
        for (var index = 0; index < slots.Count; index++)
            loaded.Bytes(slots[index]).CopyTo(bytes[(index * rowBytes)..]);
    }
}
