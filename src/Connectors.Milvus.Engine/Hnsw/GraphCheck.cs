namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>Looks whether the links of a graph that was read lead to nodes, so that no walk can leave it.</summary>
internal static class GraphCheck
{
    /// <exception cref="InvalidDataException">Says which link does not.</exception>
    public static void Run(GraphNodes nodes, string table, GraphHeader header)
    {
        var top = GraphNodes.None;
        for (var slot = 0; slot < header.Slots; slot++)
        {
            top = Math.Max(top, nodes.Level(slot));
            for (var level = 0; level <= nodes.Level(slot); level++)
            {
                foreach (var neighbour in nodes.Links(slot, level))
                {
                    if (neighbour == GraphNodes.None)
                        break;
                    if ((uint)neighbour >= (uint)header.Slots || nodes.Level(neighbour) < level)
                        throw new InvalidDataException($"{table} links slot {slot} on level {level} to slot {neighbour}, which is no node there");
                }
            }
        }

        if (top != header.EntryLevel || (top >= 0 && ((uint)header.EntrySlot >= (uint)header.Slots || nodes.Level(header.EntrySlot) != top)))
            throw new InvalidDataException($"{table} begins at slot {header.EntrySlot} on level {header.EntryLevel}, its highest level is {top}");
    }
}
