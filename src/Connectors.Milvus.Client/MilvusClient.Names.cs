using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Gives a collection another name, in its database or in another one. Its aliases stay where they are.</summary>
    /// <param name="collection">The collection's present name.</param>
    /// <param name="newName">The new name, which no collection or alias has.</param>
    /// <param name="newDatabase">The database to move it into; null leaves it where it is. Some servers refuse a move while the collection has aliases.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("rename_collection", nameof(MilvusRpcs.RenameCollection))]
    public async Task RenameCollectionAsync(
        string collection, string newName, string? newDatabase = null, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(newName, "collection name", nameof(newName));
        if (newDatabase is not null)
        {
            Limits.RequireName(newDatabase, nameof(newDatabase));
        }

        var operation = Begin("RenameCollection", collection, cancellationToken);
        var renamed = new CollectionKey(newDatabase ?? Database, newName);
        try
        {
            await operation
                .InvokeDdlAsync(MilvusRpcs.RenameCollection, CollectionRequests.Rename(operation.Target, newName, newDatabase))
                .ConfigureAwait(false);
        }
        finally
        {
            operation.Sessions.Copy(operation.Target, renamed);
            operation.ForgetSchema(renamed);
        }
    }

    /// <summary>Gives a collection an alias: a second name that can be pointed at another collection later.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="alias">The alias, which no collection or alias has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("create_alias", nameof(MilvusRpcs.CreateAlias))]
    public Task CreateAliasAsync(string collection, string alias, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(alias, "alias", nameof(alias));
        var operation = Begin("CreateAlias", collection, cancellationToken);
        return ChangeAliasAsync(operation, alias, MilvusRpcs.CreateAlias, CollectionRequests.CreateAlias(operation.Target, alias));
    }

    /// <summary>Points an alias at another collection. Calls after it see only the other one.</summary>
    /// <param name="collection">The name of the collection that the alias is to mean.</param>
    /// <param name="alias">The alias, which exists.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("alter_alias", nameof(MilvusRpcs.AlterAlias))]
    public Task AlterAliasAsync(string collection, string alias, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(alias, nameof(alias));
        var operation = Begin("AlterAlias", collection, cancellationToken);
        return ChangeAliasAsync(operation, alias, MilvusRpcs.AlterAlias, CollectionRequests.AlterAlias(operation.Target, alias));
    }

    /// <summary>Drops an alias. The collection stays.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("drop_alias", nameof(MilvusRpcs.DropAlias))]
    public Task DropAliasAsync(string alias, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DropAlias", alias, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.DropAlias, CollectionRequests.DropAlias(operation.Target));
    }

    /// <summary>Tells what an alias means.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="MilvusServerException">There is no such alias (code 1600).</exception>
    [Covers("describe_alias", nameof(MilvusRpcs.DescribeAlias))]
    public async Task<MilvusAliasDescription> DescribeAliasAsync(string alias, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DescribeAlias", alias, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.DescribeAlias, CollectionRequests.DescribeAlias(operation.Target))
            .ConfigureAwait(false);
        return new MilvusAliasDescription { Alias = alias, Collection = answer.Collection, Database = answer.DbName };
    }

    /// <summary>The aliases of a collection, or of all collections of the database.</summary>
    /// <param name="collection">The collection's name; null lists every alias of the database.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_aliases", nameof(MilvusRpcs.ListAliases))]
    public async Task<IReadOnlyList<string>> ListAliasesAsync(string? collection = null, CancellationToken cancellationToken = default)
    {
        var operation = BeginWithin("ListAliases", collection, cancellationToken);
        var answer = await operation
            .InvokeAsync(MilvusRpcs.ListAliases, CollectionRequests.ListAliases(operation.Target))
            .ConfigureAwait(false);
        return [.. answer.Aliases];
    }

    // What the alias meant before is in the cache under the alias, what it means now under the collection's name: both go.
    private static async Task ChangeAliasAsync<TRequest>(Operation operation, string alias, MilvusRpc<TRequest, Status> rpc, TRequest request)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
    {
        try
        {
            await operation.InvokeDdlAsync(rpc, request).ConfigureAwait(false);
        }
        finally
        {
            operation.ForgetSchema(operation.Target.WithName(alias));
        }
    }
}
