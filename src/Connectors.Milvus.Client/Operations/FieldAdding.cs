using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Adding a field, by whichever RPC the server has.</summary>
internal static class FieldAdding
{
    // What a server says of an external collection that only the older RPC can change.
    private const string ExternalCollection = "not supported for external collection";

    public static async Task AddAsync(Operation operation, MilvusFieldSchema field)
    {
        await operation.RequireAsync(ServerFeatures.AddField).ConfigureAwait(false);
        await SchemaNeeds.RequireAsync(operation, field).ConfigureAwait(false);
        if (field.IsVector)
        {
            await operation.RequireAsync(ServerFeatures.NullableVectors).ConfigureAwait(false);
        }

        if (await operation.HasAsync(ServerFeatures.AlterSchema).ConfigureAwait(false)
            && await TryAlterAsync(operation, field).ConfigureAwait(false))
        {
            return;
        }

        await operation
            .InvokeDdlAsync(MilvusRpcs.AddCollectionField, EvolutionRequests.AddField(operation.Target, field))
            .ConfigureAwait(false);
    }

    private static async Task<bool> TryAlterAsync(Operation operation, MilvusFieldSchema field)
    {
        try
        {
            await operation
                .InvokeDdlAsync(MilvusRpcs.AlterCollectionSchema, EvolutionRequests.AlterByAdding(operation.Target, field))
                .ConfigureAwait(false);
            return true;
        }
        catch (MilvusTransportException failure) when (failure.GrpcStatus == (int)GrpcStatusCode.Unimplemented)
        {
            return false;
        }
        catch (MilvusServerException refused) when (IsForTheOlderRpc(refused))
        {
            return false;
        }
    }

    private static bool IsForTheOlderRpc(MilvusServerException refused) =>
        refused.Code == MilvusCode.Unimplemented
        || (refused.Code == MilvusCode.ParameterInvalid && refused.Reason.Contains(ExternalCollection, StringComparison.OrdinalIgnoreCase));
}
