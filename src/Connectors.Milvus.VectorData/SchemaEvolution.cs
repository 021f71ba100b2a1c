using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.VectorData;

/// <summary>Adds to a collection what its model has more: fields that rows which are there can be without.</summary>
internal sealed class SchemaEvolution(MilvusClient client, string collection, ILogger logger)
{
    /// <returns>Whether anything was added, so that the collection is to be described again.</returns>
    public async Task<bool> ApplyAsync(
        MilvusCollectionSchema wanted, MilvusCollectionSchema found, IReadOnlyList<MilvusIndexParams> indexes, CancellationToken cancellationToken)
    {
        bool changed = false;
        foreach (MilvusFieldSchema field in SchemaDifferences.Missing(wanted, found))
        {
            Task? addition = wanted.Functions.FirstOrDefault(each => each.OutputFields.Contains(field.Name)) is { } function
                ? AddFunctionField(function, field, indexes, found, cancellationToken)
                : field.IsNullable || field.DefaultValue is not null ? client.AddCollectionFieldAsync(collection, field with { IsNullable = true }, cancellationToken)
                : null;
            if (addition is null)
                continue;

            await UnlessThereAsync(addition, field.Name, cancellationToken).ConfigureAwait(false);
            changed = true;
        }

        return changed;
    }

    /// <summary>Full-text search can be added to a text that has an analyzer; analyzers cannot be added to a text.</summary>
    private Task? AddFunctionField(
        MilvusFunctionSchema function, MilvusFieldSchema field, IReadOnlyList<MilvusIndexParams> indexes, MilvusCollectionSchema found, CancellationToken cancellationToken) =>
        function.Type == MilvusFunctionType.BM25 && found.Fields.Any(other => other.Name == function.InputFields[0] && other.TypeParams.GetValueOrDefault("enable_analyzer") == "true")
            ? client.AddFunctionFieldAsync(collection, function, field, indexes.Single(index => index.FieldName == field.Name), cancellationToken)
            : null;

    /// <summary>Another process may be adding the same field; then its being there is what counts.</summary>
    private async Task UnlessThereAsync(Task addition, string field, CancellationToken cancellationToken)
    {
        try
        {
            await addition.ConfigureAwait(false);
            Log.FieldAdded(logger, collection, field);
        }
        catch (MilvusServerException)
        {
            MilvusCollectionDescription now = await client.DescribeCollectionAsync(collection, cancellationToken).ConfigureAwait(false);
            if (now.Schema.Fields.All(other => other.Name != field))
                throw;
        }
    }
}
