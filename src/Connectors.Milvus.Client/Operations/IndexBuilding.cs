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

    public static async Task CreateAsync(Operation operation, MilvusIndexParams index, MilvusCreateIndexOptions? options = null)
    {
        await SchemaNeeds.RequireAsync(operation, index).ConfigureAwait(false);
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

        if (options is null or { WaitUntilBuilt: true })
        {
            await WaitAsync(operation, indexes => Find(indexes, index), options?.Progress).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the index that is picked of all is built; one that is not there yet is waited for.</summary>
    public static Task WaitAsync(
        Operation operation,
        Func<IReadOnlyList<MilvusIndexDescription>, MilvusIndexDescription?> pick,
        IProgress<MilvusIndexDescription>? progress) =>
        Polling.UntilAsync(
            operation,
            async () =>
            {
                var found = pick(await ListAsync(operation).ConfigureAwait(false));
                if (found is not null)
                {
                    progress?.Report(found);
                }

                return IsBuilt(operation, found);
            });

    /// <summary>The index of this name or, when there is none, the first of the field of this name.</summary>
    /// <exception cref="MilvusServerException">There is neither (code 700).</exception>
    public static MilvusIndexDescription Pick(Operation operation, IReadOnlyList<MilvusIndexDescription> indexes, string indexOrFieldName) =>
        indexes.FirstOrDefault(index => index.IndexName == indexOrFieldName)
        ?? indexes.FirstOrDefault(index => index.FieldName == indexOrFieldName)
        ?? throw new MilvusServerException(
            MilvusCode.IndexNotFound,
            $"index not found[index={indexOrFieldName}]; there is {(indexes.Count == 0 ? "none" : string.Join(", ", indexes.Select(index => index.IndexName)))}",
            operation.Name,
            operation.Target.Name);

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

    private static bool IsBuilt(Operation operation, MilvusIndexDescription? found) => found?.State switch
    {
        MilvusIndexState.Finished => true,
        MilvusIndexState.Failed => throw new MilvusServerException(
            MilvusCode.Unexpected,
            found.FailReason ?? $"building the index on field '{found.FieldName}' failed",
            operation.Name,
            operation.Target.Name),
        _ => false,
    };

    private static async Task<MilvusIndexDescription?> FindAsync(Operation operation, MilvusIndexParams index) =>
        Find(await ListAsync(operation).ConfigureAwait(false), index);

    // By name, since a JSON field has an index per path; or by field, since not every server keeps names.
    private static MilvusIndexDescription? Find(IReadOnlyList<MilvusIndexDescription> indexes, MilvusIndexParams index) =>
        indexes.FirstOrDefault(other => other.IndexName == IndexRequests.IndexName(index))
        ?? indexes.FirstOrDefault(other => other.FieldName == index.FieldName);
}
