using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Output;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Search;

/// <summary>A search that names rows instead of vectors: their vectors become the query vectors, in the order of the keys.</summary>
internal static class KeyedSearch
{
    public static SearchCommand Resolve(Session session, CollectionEntry collection, SearchCommand command)
    {
        if (command.Keys is not { } keys)
            return command.Vectors is null ? throw Errors.Invalid($"a search needs query vectors or primary keys") : command;
        if (!collection.IsLoaded)
            throw Errors.CollectionNotLoaded(collection.Name);
        QueryRules.CheckQueryVectors(keys.Count);
        var field = SearchPlan.FindField(collection, command.VectorField);
        if (field.IsFunctionOutput)
            throw Errors.Invalid($"please provide varchar/text for BM25 Function based search, got primary keys");
        var slots = FindSlots(session, collection, keys);
        return command with { Keys = null, Vectors = new VectorSource(session).Gather(collection, field, slots) };
    }

    private static List<int> FindSlots(Session session, CollectionEntry collection, Column keys)
    {
        var codec = ScalarCodecs.For(collection.PrimaryKey);
        codec.Check(collection.PrimaryKey, keys);
        var slots = new List<int>(keys.Count);
        var missing = new List<string>();
        using var statement = session.Prepare($"SELECT slot FROM {collection.RowTable} WHERE {collection.PrimaryKey.SqlName} = ?");
        for (var row = 0; row < keys.Count; row++)
        {
            statement.Reset();
            codec.Bind(statement, 1, keys, row);
            if (statement.Step())
                slots.Add((int)statement.Int64(0));
            else
                missing.Add(keys is Column<long> numbers ? FormattableString.Invariant($"{numbers.Values[row]}") : ((Column<string>)keys).Values[row]);
        }

        return missing.Count == 0 ? slots
            : throw Errors.Invalid($"some of the provided primary key IDs do not exist: missing IDs = [{string.Join(", ", missing.Take(10))}]");
    }
}
