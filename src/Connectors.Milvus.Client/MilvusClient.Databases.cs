using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <content>Databases. To work in one, take a view of it: <see cref="WithDatabase"/>.</content>
public sealed partial class MilvusClient
{
    /// <summary>Creates a database. One of that name that exists already is the server's error.</summary>
    /// <param name="database">The name: ASCII letters, digits and underscores, at most 255, beginning with no digit.</param>
    /// <param name="properties">Properties by Milvus's names, see <see cref="MilvusDatabaseProperties"/>; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("create_database", nameof(MilvusRpcs.CreateDatabase))]
    public Task CreateDatabaseAsync(
        string database, IReadOnlyDictionary<string, string>? properties = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(database, "database name", nameof(database));
        PropertyChecks.RequireNamed(properties, nameof(properties));
        return Begin("CreateDatabase", cancellationToken)
            .InvokeAsync(MilvusRpcs.CreateDatabase, DatabaseRequests.Create(database, properties));
    }

    /// <summary>Drops a database, which must be empty.</summary>
    /// <param name="database">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_database", nameof(MilvusRpcs.DropDatabase))]
    public async Task DropDatabaseAsync(string database, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(database, nameof(database));
        var operation = Begin("DropDatabase", cancellationToken);
        try
        {
            await operation.InvokeAsync(MilvusRpcs.DropDatabase, DatabaseRequests.Drop(database)).ConfigureAwait(false);
        }
        finally
        {
            operation.ForgetSchemas(database);
        }
    }

    /// <summary>The names of all databases that the user may see.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_databases", nameof(MilvusRpcs.ListDatabases))]
    public async Task<IReadOnlyList<string>> ListDatabasesAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListDatabases", cancellationToken);
        var answer = await operation.InvokeAsync(MilvusRpcs.ListDatabases, new ListDatabasesRequest()).ConfigureAwait(false);
        return [.. answer.DbNames];
    }

    /// <summary>Describes a database. One that does not exist is the server's error.</summary>
    /// <param name="database">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("describe_database", nameof(MilvusRpcs.DescribeDatabase))]
    public async Task<MilvusDatabaseDescription> DescribeDatabaseAsync(string database, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(database, nameof(database));
        var operation = Begin("DescribeDatabase", cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.DescribeDatabase, DatabaseRequests.Describe(database))
            .ConfigureAwait(false);
        return DatabaseRequests.ToDescription(answer, database);
    }

    /// <summary>Sets properties of a database; others stay.</summary>
    /// <param name="database">The name.</param>
    /// <param name="properties">Properties by Milvus's names, see <see cref="MilvusDatabaseProperties"/>; one at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("alter_database_properties", nameof(MilvusRpcs.AlterDatabase))]
    public Task AlterDatabasePropertiesAsync(
        string database, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(database, nameof(database));
        PropertyChecks.RequireSome(properties, nameof(properties));
        return Begin("AlterDatabaseProperties", cancellationToken)
            .InvokeAsync(MilvusRpcs.AlterDatabase, DatabaseRequests.Set(database, properties));
    }

    /// <summary>Deletes properties of a database, so that the server's defaults hold again.</summary>
    /// <param name="database">The name.</param>
    /// <param name="propertyKeys">Names of properties, see <see cref="MilvusDatabaseProperties"/>; one at least.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_database_properties", nameof(MilvusRpcs.AlterDatabase))]
    public Task DropDatabasePropertiesAsync(
        string database, IReadOnlyList<string> propertyKeys, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(database, nameof(database));
        PropertyChecks.RequireSomeNames(propertyKeys, "property key", nameof(propertyKeys));
        return Begin("DropDatabaseProperties", cancellationToken)
            .InvokeAsync(MilvusRpcs.AlterDatabase, DatabaseRequests.Delete(database, propertyKeys));
    }
}
