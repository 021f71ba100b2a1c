using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Creating a collection in up to three kinds of steps: create, index, load. They are separate calls and no server does them as one,
/// so every step takes what is done already for done, and a step that fails says how to go on.
/// </summary>
internal sealed class CollectionCreation(Operation operation, MilvusCollectionSchema schema, MilvusCreateCollectionOptions options)
{
    public static void Check(string collection, MilvusCollectionSchema schema, MilvusCreateCollectionOptions options)
    {
        Limits.RequireNewName(collection, "collection name", nameof(collection));
        SchemaRules.Check(schema);
        if (options.ShardCount is { } shards)
        {
            Limits.RequireRange(shards, 1, Limits.Shards, "ShardCount", "One shard takes all but the heaviest writing.", nameof(options));
        }

        if (options.PartitionCount is { } partitions)
        {
            Limits.RequireRange(partitions, 1, Limits.Partitions, "PartitionCount", "Leave it out for the server's default.", nameof(options));
            if (!schema.Fields.Any(field => field.IsPartitionKey))
            {
                throw new ArgumentException(
                    "PartitionCount is how many partitions a partition key spreads rows over, and no field is one: set IsPartitionKey on a field, or leave it out.",
                    nameof(options));
            }
        }

        CheckIndexes(schema, options);
    }

    public async Task RunAsync()
    {
        await CreateAsync().ConfigureAwait(false);
        if (options.Indexes is null)
        {
            return;
        }

        foreach (var index in options.Indexes)
        {
            await StepAsync($"creating the index on '{index.FieldName}'", () => IndexBuilding.CreateAsync(operation, index)).ConfigureAwait(false);
        }

        await StepAsync("loading it", () => CollectionLoading.LoadAsync(operation, new MilvusLoadOptions())).ConfigureAwait(false);
    }

    private static void CheckIndexes(MilvusCollectionSchema schema, MilvusCreateCollectionOptions options)
    {
        if (options.Indexes is null)
        {
            return;
        }

        var vectors = SearchableFields.Of(schema);
        foreach (var index in options.Indexes)
        {
            IndexBuilding.Check(index);
            if (!schema.Fields.Concat(vectors).Any(field => field.Name == index.FieldName) && !IsInStruct(schema, index.FieldName))
            {
                throw new ArgumentException(
                    $"There is an index on '{index.FieldName}', but no such field. The fields are: {string.Join(", ", schema.Fields.Select(field => field.Name))}.",
                    nameof(options));
            }
        }

        foreach (var vector in vectors)
        {
            if (!options.Indexes.Any(index => index.FieldName == vector.Name))
            {
                throw new ArgumentException(
                    $"The vector field '{vector.Name}' has no index, and a collection is loaded only when all have one. "
                    + "Add one (AUTOINDEX leaves the choice to the server), or leave Indexes out to only create the collection.",
                    nameof(options));
            }
        }
    }

    private static bool IsInStruct(MilvusCollectionSchema schema, string name) => schema.StructFields
        .Any(structs => structs.Fields.Any(sub => StructFieldMessages.FullName(structs.Name, sub.Name) == name));

    private async Task CreateAsync()
    {
        await SchemaNeeds.RequireAsync(operation, schema).ConfigureAwait(false);
        foreach (var index in options.Indexes ?? [])
        {
            await SchemaNeeds.RequireAsync(operation, index).ConfigureAwait(false);
        }

        var request = CollectionRequests.Create(operation.Target, schema, options, operation.DefaultConsistency);
        try
        {
            await operation.InvokeDdlAsync(MilvusRpcs.CreateCollection, request).ConfigureAwait(false);
        }
        catch (MilvusServerException refused) when (CollectionAnswers.IsDuplicate(refused))
        {
            var existing = await operation.GetSchemaAsync().ConfigureAwait(false);
            if (SchemaComparison.FirstDifference(schema, existing.Schema) is { } difference)
            {
                refused.Hint = $"A collection of that name exists, and {difference}. Drop it, or take another name.";
                throw;
            }
        }
    }

    private async Task StepAsync(string step, Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (MilvusException exception)
        {
            exception.Hint = string.Join(
                ' ',
                exception.Hint,
                $"Collection '{operation.Target.Name}' was created, but {step} failed.",
                "Call CreateCollectionAsync again with the same arguments to go on from there.").TrimStart();
            throw;
        }
    }
}
