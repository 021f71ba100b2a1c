using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Gives a collection another name. Its aliases stay.</summary>
    /// <param name="collection">The collection's present name.</param>
    /// <param name="newName">The new name, which no collection or alias has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task RenameCollectionAsync(string collection, string newName, CancellationToken cancellationToken = default)
    {
        Limits.RequireNewName(newName, "collection name", nameof(newName));
        var operation = Begin("RenameCollection", collection, cancellationToken);
        var renamed = operation.Target.WithName(newName);
        try
        {
            await operation
                .InvokeDdlAsync(MilvusRpcs.RenameCollection, CollectionRequests.Rename(operation.Target, newName))
                .ConfigureAwait(false);
            operation.Sessions.Move(operation.Target, renamed);
        }
        finally
        {
            operation.ForgetSchema(renamed);
        }
    }

    /// <summary>Gives a collection an alias: a second name that can be pointed at another collection later.</summary>
    /// <param name="collection">The collection's name.</param>
    /// <param name="alias">The alias, which no collection or alias has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
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
    public Task AlterAliasAsync(string collection, string alias, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(alias, nameof(alias));
        var operation = Begin("AlterAlias", collection, cancellationToken);
        return ChangeAliasAsync(operation, alias, MilvusRpcs.AlterAlias, CollectionRequests.AlterAlias(operation.Target, alias));
    }

    /// <summary>Drops an alias. The collection stays.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task DropAliasAsync(string alias, CancellationToken cancellationToken = default)
    {
        var operation = Begin("DropAlias", alias, cancellationToken);
        return operation.InvokeDdlAsync(MilvusRpcs.DropAlias, CollectionRequests.DropAlias(operation.Target));
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
