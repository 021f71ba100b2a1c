using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Hnsw;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Maintenance;

/// <summary>Reads the graph of one vector field whole. One of an earlier index or numbering of slots is no damage: nobody uses it.</summary>
internal sealed class GraphVerification(Session session, CollectionEntry collection, FieldEntry field, Action<FormattableString> report)
{
    public void Run(Counters now)
    {
        var table = GraphTable.Name(collection, field);
        // Without a header the first save was cut short: nobody uses what it left.
        if (!GraphTable.Exists(session, table) || session.Connection.Scalar($"SELECT count(*) FROM {table} WHERE page = 0") == 0)
            return;
        if (GraphTable.ReadHeader(session, collection, field) is not { } header)
        {
            report($"the header of {table} does not match its checksum");
            return;
        }

        if (header.Epoch == now.Epoch && header.Slots > now.NextSlot)
            report($"{table} reaches to slot {header.Slots}, the collection to {now.NextSlot}");
        try
        {
            _ = GraphTable.Read(session, table, header, new GraphParameters(header.IndexId, default, header.M, 0, 0));
        }
        catch (InvalidDataException finding)
        {
            report($"{finding.Message}");
        }
    }
}
