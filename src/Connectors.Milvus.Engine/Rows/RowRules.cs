using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rows.Codecs;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Text;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>Checks the rows of a write against the collection, all of them before any is written.</summary>
internal static class RowRules
{
    private const string InsertAutoIdProperty = "allow_insert_auto_id";

    public static RowSet Check(CollectionEntry collection, WriteCommand command, bool isUpsert)
    {
        CheckSchema(collection, command);
        var partition = CheckPartition(collection, command.Partition);
        var columns = ByField(collection, command);
        var scalars = collection.Scalars.Select(field => CheckScalar(collection, field, columns.GetValueOrDefault(field), isUpsert)).ToArray();
        var vectors = collection.Vectors.Select(field => CheckVector(collection, field, columns, command.RowCount)).ToArray();
        if (isUpsert)
            CheckKeysDiffer(columns[collection.PrimaryKey]);
        var terms = collection.Scalars.Where(static field => field.HasMatch).Select(field => TermIndex.Read(field, columns.GetValueOrDefault(field), command.RowCount));
        return new RowSet(collection, partition, command.RowCount, scalars, vectors) { Terms = [.. terms] };
    }

    /// <summary>Throws when the rows were built for another schema, or are none.</summary>
    public static void CheckSchema(CollectionEntry collection, WriteCommand command)
    {
        if (command.SchemaTimestamp != 0 && command.SchemaTimestamp != collection.Updated)
            throw Errors.SchemaMismatch(collection.Name);
        if (command.RowCount <= 0)
            throw Errors.Invalid($"num_rows should be greater than 0");
    }

    public static PartitionEntry? CheckPartition(CollectionEntry collection, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return collection.PartitionKey is null ? collection.Partitions[0] : null;
        if (collection.PartitionKey is not null)
            throw Errors.Plain($"not support manually specifying the partition names if partition key mode is used");
        Names.CheckPartition(name);
        return collection.FindPartition(name) ?? throw Errors.PartitionNotFound(name);
    }

    public static Dictionary<FieldEntry, Column> ByField(CollectionEntry collection, WriteCommand command)
    {
        var columns = new Dictionary<FieldEntry, Column>(command.Columns.Count);
        foreach (var column in command.Columns)
        {
            var field = column.IsDynamic || column.Name == FieldEntry.DynamicName
                ? collection.Dynamic ?? throw Errors.Invalid($"without dynamic schema enabled, the field name cannot be set to {FieldEntry.DynamicName}")
                : collection.FindField(column.Name) ?? throw Errors.Plain($"fieldName {column.Name} not exist in collection schema");
            if (!columns.TryAdd(field, column))
                throw Errors.Invalid($"duplicated column {column.Name} found");
            if (column.Count != command.RowCount)
                throw Errors.Invalid($"the num_rows ({column.Count}) of field ({field.Name}) is not equal to passed num_rows ({command.RowCount})");
        }

        return columns;
    }

    // What a function fills is made here, before the file is locked.
    private static Column CheckVector(CollectionEntry collection, FieldEntry field, Dictionary<FieldEntry, Column> columns, int rowCount)
    {
        var sent = columns.GetValueOrDefault(field);
        if (!field.IsFunctionOutput)
            return VectorRules.Check(field, sent, rowCount);
        if (sent is not null)
            throw Errors.Invalid($"field ({field.Name}) is filled by a function and must not be passed");
        return Bm25Function.Run(collection, field, columns, rowCount);
    }

    private static void CheckKeysDiffer(Column keys)
    {
        var areDifferent = keys is Column<long> numbers
            ? new HashSet<long>(numbers.Values).Count == keys.Count
            : new HashSet<string>(((Column<string>)keys).Values, StringComparer.Ordinal).Count == keys.Count;
        if (!areDifferent)
            throw Errors.Invalid($"duplicate primary keys are not allowed in the same batch");
    }

    private static ScalarSource CheckScalar(CollectionEntry collection, FieldEntry field, Column? column, bool isUpsert)
    {
        if (column is null)
        {
            var isGenerated = field.Definition.AutoId && !isUpsert;
            return isGenerated || field.IsOptional ? new ScalarSource(field, null) : throw Missing(field);
        }

        if (field.Definition.AutoId && !isUpsert && !collection.Definition.Properties.GetValueOrDefault(InsertAutoIdProperty, "").Equals("true", StringComparison.OrdinalIgnoreCase))
            throw Errors.Invalid($"field ({field.Name}) is the auto-id primary key and must not be passed on insert");
        var nulls = column.Valid?.Count(static valid => !valid) ?? 0;
        if (nulls > 0 && !field.IsOptional)
            throw Errors.Mismatch($"the length of valid_data of field({field.Name}) is wrong: the field is not nullable and {nulls} of its values are null", "0", $"{column.Count}");
        ScalarCodecs.For(field).Check(field, column);
        if (field.IsDynamic)
            DynamicKeys.Check(collection, (Column<ReadOnlyMemory<byte>>)column);
        return new ScalarSource(field, column);
    }

    internal static EngineException Missing(FieldEntry field)
        => Errors.Invalid($"fieldSchema({field.Name}) has no corresponding fieldData pass in");
}
