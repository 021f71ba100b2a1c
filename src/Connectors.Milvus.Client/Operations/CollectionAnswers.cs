using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>What answers about collections mean.</summary>
internal static class CollectionAnswers
{
    public static CollectionSchemaEntry ToEntry(DescribeCollectionResponse answer, CollectionKey asked, int generation)
    {
        var schema = SchemaMessages.FromMessage(answer.Schema ?? new CollectionSchema());
        return new CollectionSchemaEntry
        {
            Name = RealName(answer, asked),
            Schema = schema,
            PrimaryKey = schema.Fields.FirstOrDefault(field => field.IsPrimaryKey)
                ?? throw new MilvusException($"The server described collection '{asked.Name}' without a primary key."),
            CollectionId = answer.CollectionID,
            UpdateTimestamp = answer.UpdateTimestamp,
            Generation = generation,
        };
    }

    public static MilvusCollectionDescription ToDescription(DescribeCollectionResponse answer, CollectionKey asked) => new()
    {
        Name = RealName(answer, asked),
        Database = answer.DbName,
        Schema = SchemaMessages.FromMessage(answer.Schema ?? new CollectionSchema()) with { Properties = Parameters.ToDictionary(answer.Properties) },
        Id = answer.CollectionID,
        Aliases = [.. answer.Aliases],
        ConsistencyLevel = (MilvusConsistencyLevel)(int)answer.ConsistencyLevel,
        CreatedTimestamp = answer.CreatedTimestamp,
        UpdateTimestamp = answer.UpdateTimestamp,
        Properties = Parameters.ToDictionary(answer.Properties),
        ShardCount = answer.ShardsNum,
        PartitionCount = (int)answer.NumPartitions,
    };

    /// <summary>The answers in the order of the names; a collection that could not be described is an error.</summary>
    public static IReadOnlyList<MilvusCollectionDescription> ToDescriptions(
        BatchDescribeCollectionResponse answer, string database, IReadOnlyList<string> asked, string operation)
    {
        if (answer.Responses.Count != asked.Count)
        {
            throw new MilvusException($"The server described {answer.Responses.Count} of {asked.Count} collections.");
        }

        var descriptions = new MilvusCollectionDescription[asked.Count];
        for (var i = 0; i < descriptions.Length; i++)
        {
            var response = answer.Responses[i];
            descriptions[i] = MilvusStatus.Read(response.Status) is { } fault
                ? throw MilvusServerException.From(fault, operation, asked[i])
                : ToDescription(response, new CollectionKey(database, asked[i]));
        }

        return descriptions;
    }

    public static long RowCount(IEnumerable<Protocol.KeyValuePair> statistics) =>
        statistics.FirstOrDefault(pair => pair.Key == "row_count")?.Value is { } text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new MilvusException("The server's statistics hold no row_count.");

    /// <summary>Whether the server refused because there is no such collection: a code since Milvus 2.3, words before.</summary>
    public static bool IsMissing(MilvusServerException refused) =>
        refused.Code == MilvusCode.CollectionNotFound
        || refused.Reason.Contains("can't find collection", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server refused because it is there already; servers have no common code for that.</summary>
    public static bool IsDuplicate(MilvusServerException refused) =>
        refused.Reason.Contains("already exist", StringComparison.OrdinalIgnoreCase)
        || refused.Reason.Contains("duplicate collection", StringComparison.OrdinalIgnoreCase)
        || refused.Reason.Contains("at most one distinct index", StringComparison.OrdinalIgnoreCase);

    // Old servers leave one or both of the names out.
    private static string RealName(DescribeCollectionResponse answer, CollectionKey asked) =>
        answer.CollectionName.Length > 0 ? answer.CollectionName
        : answer.Schema?.Name is { Length: > 0 } name ? name
        : asked.Name;
}
