using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Storage;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Output;

/// <summary>Gathers vectors by slot for an answer, from the file; searches hand in the memory that they scanned.</summary>
internal class VectorSource(Session session)
{
    /// <summary>The vectors of the slots, in their order.</summary>
    public virtual Column Gather(CollectionEntry collection, FieldEntry field, IReadOnlyList<int> slots)
        => VectorTable.Of(field).Read(session, collection, field, slots);
}
