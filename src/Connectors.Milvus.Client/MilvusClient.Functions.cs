using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Adds a function over fields that a collection has. Servers take text embedding functions here; for a BM25 or MinHash function
    /// with a field of its own use <see cref="AddFunctionFieldAsync"/>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.</exception>
    [Covers("add_collection_function", nameof(MilvusRpcs.AddCollectionFunction), Needs = nameof(ServerFeatures.AlterFunction))]
    public async Task AddCollectionFunctionAsync(
        string collection, MilvusFunctionSchema function, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        Limits.RequireName(function.Name, nameof(function));
        var operation = Begin("AddCollectionFunction", collection, cancellationToken);
        var request = EvolutionRequests.AddFunction(operation.Target, function);
        await operation.RequireAsync(ServerFeatures.AlterFunction).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.AddCollectionFunction, request).ConfigureAwait(false);
    }

    /// <summary>Changes a function of a collection, for example the model or credential of a text embedding function.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="function">The function as it shall be, under the name it has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.</exception>
    [Covers("alter_collection_function", nameof(MilvusRpcs.AlterCollectionFunction), Needs = nameof(ServerFeatures.AlterFunction))]
    public async Task AlterCollectionFunctionAsync(
        string collection, MilvusFunctionSchema function, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        Limits.RequireName(function.Name, nameof(function));
        var operation = Begin("AlterCollectionFunction", collection, cancellationToken);
        var request = EvolutionRequests.AlterFunction(operation.Target, function);
        await operation.RequireAsync(ServerFeatures.AlterFunction).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.AlterCollectionFunction, request).ConfigureAwait(false);
    }

    /// <summary>Drops a function. The fields it filled stay, and rows carry them from then on.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="functionName">The function's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6.</exception>
    [Covers("drop_collection_function", nameof(MilvusRpcs.DropCollectionFunction), Needs = nameof(ServerFeatures.AlterFunction))]
    public async Task DropCollectionFunctionAsync(string collection, string functionName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(functionName, nameof(functionName));
        var operation = Begin("DropCollectionFunction", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.AlterFunction).ConfigureAwait(false);
        await operation
            .InvokeDdlAsync(MilvusRpcs.DropCollectionFunction, EvolutionRequests.DropFunction(operation.Target, functionName))
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Adds a BM25 or MinHash function together with the field that it fills and the index over it, so that text which is there
    /// already becomes searchable. The server fills the field for old rows in the background.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="function">The function; its one output field is <paramref name="field"/>.</param>
    /// <param name="field">The new field: a SparseFloatVector for BM25, a BinaryVector for MinHash.</param>
    /// <param name="index">The index over it, with a kind of its own, for example SPARSE_INVERTED_INDEX with metric BM25.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("add_function_field", nameof(MilvusRpcs.AlterCollectionSchema), Needs = nameof(ServerFeatures.AlterSchema))]
    public async Task AddFunctionFieldAsync(
        string collection,
        MilvusFunctionSchema function,
        MilvusFieldSchema field,
        MilvusIndexParams index,
        CancellationToken cancellationToken = default)
    {
        AddedFieldRules.Check(function, field, index);
        var operation = Begin("AddFunctionField", collection, cancellationToken);
        var request = EvolutionRequests.AddFunctionField(operation.Target, function, field, index);
        await operation.RequireAsync(ServerFeatures.AlterSchema).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.AlterCollectionSchema, request).ConfigureAwait(false);
    }

    /// <summary>Drops a function together with the fields that it fills and their indexes.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="functionName">The function's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("drop_function_field", nameof(MilvusRpcs.AlterCollectionSchema), Needs = nameof(ServerFeatures.AlterSchema))]
    public async Task DropFunctionFieldAsync(string collection, string functionName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(functionName, nameof(functionName));
        var operation = Begin("DropFunctionField", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.AlterSchema).ConfigureAwait(false);
        await operation
            .InvokeDdlAsync(MilvusRpcs.AlterCollectionSchema, EvolutionRequests.DropFunctionField(operation.Target, functionName))
            .ConfigureAwait(false);
    }
}
