using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Adds a field to a collection. Rows that are there have its default value, or null. The field must be nullable, and cannot be a
    /// primary or partition key. See <see href="https://milvus.io/docs/add-fields-to-an-existing-collection.md">Add Fields</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="field">The field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.6, or for a vector field than 2.6.18.</exception>
    [Covers(
        "add_collection_field",
        nameof(MilvusRpcs.AlterCollectionSchema),
        nameof(MilvusRpcs.AddCollectionField),
        Needs = nameof(ServerFeatures.AddField))]
    public Task AddCollectionFieldAsync(string collection, MilvusFieldSchema field, CancellationToken cancellationToken = default)
    {
        AddedFieldRules.Check(field);
        return FieldAdding.AddAsync(Begin("AddCollectionField", collection, cancellationToken), field);
    }

    /// <summary>Adds an array of structs to a collection. Rows that are there have null, so it must be nullable.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="field">The struct field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("add_collection_struct_field", nameof(MilvusRpcs.AddCollectionStructField), Needs = nameof(ServerFeatures.AlterSchema))]
    public async Task AddCollectionStructFieldAsync(
        string collection, MilvusStructFieldSchema field, CancellationToken cancellationToken = default)
    {
        AddedFieldRules.Check(field);
        var operation = Begin("AddCollectionStructField", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.AlterSchema).ConfigureAwait(false);
        await operation
            .InvokeDdlAsync(MilvusRpcs.AddCollectionStructField, EvolutionRequests.AddStructField(operation.Target, field))
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Drops a field with its values and its index. The primary key, the partition key and fields that a function uses cannot be
    /// dropped; drop the function first.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="fieldName">The field's name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("drop_collection_field", nameof(MilvusRpcs.AlterCollectionSchema), Needs = nameof(ServerFeatures.AlterSchema))]
    public async Task DropCollectionFieldAsync(string collection, string fieldName, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(fieldName, nameof(fieldName));
        var operation = Begin("DropCollectionField", collection, cancellationToken);
        await operation.RequireAsync(ServerFeatures.AlterSchema).ConfigureAwait(false);
        await operation
            .InvokeDdlAsync(MilvusRpcs.AlterCollectionSchema, EvolutionRequests.DropField(operation.Target, fieldName))
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Sets properties of a field, such as <c>max_length</c>, <c>max_capacity</c> and <see cref="MilvusProperties.Mmap"/>; those that
    /// are not named stay as they are. See <see href="https://milvus.io/docs/alter-collection-field.md">Alter Collection Field</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="fieldName">The field's name.</param>
    /// <param name="properties">The properties by Milvus's names. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.</exception>
    [Covers("alter_collection_field", nameof(MilvusRpcs.AlterCollectionField), Needs = nameof(ServerFeatures.FieldProperties))]
    public Task AlterCollectionFieldAsync(
        string collection, string fieldName, IReadOnlyDictionary<string, string> properties, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(fieldName, nameof(fieldName));
        var operation = Begin("AlterCollectionField", collection, cancellationToken);
        return AlterFieldAsync(operation, PropertyRequests.SetOfField(operation.Target, fieldName, properties));
    }

    /// <summary>Deletes properties of a field, so that the collection's or the server's hold again.</summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="fieldName">The field's name.</param>
    /// <param name="propertyKeys">The properties' names. At least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 2.5.</exception>
    [Covers("drop_collection_field_properties", nameof(MilvusRpcs.AlterCollectionField), Needs = nameof(ServerFeatures.FieldProperties))]
    public Task DropCollectionFieldPropertiesAsync(
        string collection, string fieldName, IReadOnlyList<string> propertyKeys, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(fieldName, nameof(fieldName));
        var operation = Begin("DropCollectionFieldProperties", collection, cancellationToken);
        return AlterFieldAsync(operation, PropertyRequests.DeleteOfField(operation.Target, fieldName, propertyKeys));
    }

    private static async Task AlterFieldAsync(Operation operation, AlterCollectionFieldRequest request)
    {
        await operation.RequireAsync(ServerFeatures.FieldProperties).ConfigureAwait(false);
        await operation.InvokeDdlAsync(MilvusRpcs.AlterCollectionField, request).ConfigureAwait(false);
    }
}
