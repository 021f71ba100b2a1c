using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Requests about databases, and what their answers mean.</summary>
internal static class DatabaseRequests
{
    public static CreateDatabaseRequest Create(string database, IReadOnlyDictionary<string, string>? properties) =>
        new() { DbName = database, Properties = { Parameters.Pairs(properties) } };

    public static DropDatabaseRequest Drop(string database) => new() { DbName = database };

    public static DescribeDatabaseRequest Describe(string database) => new() { DbName = database };

    public static AlterDatabaseRequest Set(string database, IReadOnlyDictionary<string, string> properties) =>
        new() { DbName = database, Properties = { Parameters.Pairs(properties) } };

    public static AlterDatabaseRequest Delete(string database, IReadOnlyList<string> keys) =>
        new() { DbName = database, DeleteKeys = { keys } };

    public static MilvusDatabaseDescription ToDescription(DescribeDatabaseResponse answer, string asked) => new()
    {
        // Old servers leave the name out.
        Name = answer.DbName.Length > 0 ? answer.DbName : asked,
        Id = answer.DbID,
        CreatedTimestamp = answer.CreatedTimestamp,
        Properties = Parameters.ToDictionary(answer.Properties),
    };
}
