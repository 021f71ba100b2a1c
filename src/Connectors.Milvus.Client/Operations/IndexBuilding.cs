using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Creating indexes, and waiting until they are built.</summary>
internal static class IndexBuilding
{
    public static void Check(MilvusIndexParams index)
    {
        ArgumentNullException.ThrowIfNull(index);
        Limits.RequireName(index.FieldName, nameof(index));
        if (index.IndexName is not null)
        {
            Limits.RequireNewName(index.IndexName, "index name", nameof(index));
        }

        // Throws for values without a form, before anything is called.
        _ = IndexRequests.Create(new CollectionKey("", ""), index);
    }

    public static async Task CreateAsync(Operation operation, MilvusIndexParams index)
    {
        try
        {
            await operation.InvokeDdlAsync(MilvusRpcs.CreateIndex, IndexRequests.Create(operation.Target, index)).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (CollectionAnswers.IsDuplicate(refused))
        {
            var existing = await FindAsync(operation, index).ConfigureAwait(false);
            if (existing is null || !IndexRequests.IsSame(index, existing))
            {
                refused.Hint = $"The field '{index.FieldName}' has another index already; drop it first, or leave it as it is.";
                throw;
            }
        }

        await Polling.UntilAsync(operation, () => IsBuiltAsync(operation, index)).ConfigureAwait(false);
    }

    public static async Task<IReadOnlyList<MilvusIndexDescription>> ListAsync(Operation operation)
    {
        try
        {
            var answer = await operation.InvokeAsync(MilvusRpcs.DescribeIndex, IndexRequests.List(operation.Target)).ConfigureAwait(false);
            return [.. answer.IndexDescriptions.Select(IndexRequests.ToDescription)];
        }
        catch (MilvusServerException refused) when (refused.Code == MilvusCode.IndexNotFound)
        {
            return [];
        }
    }

    private static async Task<bool> IsBuiltAsync(Operation operation, MilvusIndexParams index)
    {
        var found = await FindAsync(operation, index).ConfigureAwait(false);
        return found?.State switch
        {
            MilvusIndexState.Finished => true,
            MilvusIndexState.Failed => throw new MilvusServerException(
                MilvusCode.Unexpected,
                found.FailReason ?? $"building the index on field '{index.FieldName}' failed",
                operation.Name,
                operation.Target.Name),
            _ => false,
        };
    }

    // By name, since a JSON field has an index per path; or by field, since not every server keeps names.
    private static async Task<MilvusIndexDescription?> FindAsync(Operation operation, MilvusIndexParams index)
    {
        var indexes = await ListAsync(operation).ConfigureAwait(false);
        return indexes.FirstOrDefault(other => other.IndexName == IndexRequests.IndexName(index))
            ?? indexes.FirstOrDefault(other => other.FieldName == index.FieldName);
    }
}
