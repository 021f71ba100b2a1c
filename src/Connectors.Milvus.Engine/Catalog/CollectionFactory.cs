using System.Collections.ObjectModel;
using System.Globalization;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Makes the catalog's entry of a new collection: ids given, defaults filled in.</summary>
internal static class CollectionFactory
{
    public const string DefaultPartition = "_default";

    private const long FirstFieldId = 100;
    private const long FirstFunctionId = 100;

    /// <summary>How many ids <see cref="Create"/> takes.</summary>
    public static int IdsNeeded(CollectionDefinition definition) => 1 + PartitionNames(definition).Count();

    /// <param name="definition">A definition that keeps the rules.</param>
    /// <param name="database">Where the collection goes.</param>
    /// <param name="firstId">The first of its ids, which is also the moment of its creation.</param>
    public static CollectionEntry Create(CollectionDefinition definition, DatabaseEntry database, ulong firstId)
    {
        definition = Complete(definition);
        var fields = definition.Fields.Select(static (field, index) => new FieldEntry(field with { FieldId = FirstFieldId + index })).ToArray();
        return new CollectionEntry
        {
            Id = (long)firstId,
            Database = database,
            Definition = definition with { Fields = [.. fields.Select(static field => field.Definition)] },
            Fields = fields,
            Dynamic = definition.EnableDynamicField ? NewDynamic(FirstFieldId + fields.Length) : null,
            Partitions = [.. PartitionNames(definition).Select((name, number) => new PartitionEntry(number, (long)firstId + 1 + number, name, firstId))],
            Aliases = [],
            Indexes = [],
            IsLoaded = false,
            Created = firstId,
            Updated = firstId,
        };
    }

    /// <summary>Whether two definitions mean the same collection.</summary>
    public static bool AreSame(CollectionDefinition known, CollectionDefinition asked)
    {
        var complete = Complete(asked);
        return known.Description == complete.Description
            && known.EnableDynamicField == complete.EnableDynamicField
            && known.ShardCount == complete.ShardCount
            && known.ConsistencyLevel == complete.ConsistencyLevel
            && known.PartitionCount == complete.PartitionCount
            && AreSame(known.Properties, complete.Properties)
            && known.Functions.Count == complete.Functions.Count
            && known.Functions.Zip(complete.Functions).All(static pair => AreSame(pair.First, pair.Second))
            && known.Fields.Count == complete.Fields.Count
            && known.Fields.Zip(complete.Fields).All(static pair => AreSame(pair.First, pair.Second));
    }

    private static CollectionDefinition Complete(CollectionDefinition definition) => definition with
    {
        Fields = [.. definition.Fields.Select(field => field with { IsFunctionOutput = definition.Functions.Any(function => function.OutputFields.Contains(field.Name)) })],
        Functions = [.. definition.Functions.Select(static (function, index) => function with { FunctionId = FirstFunctionId + index })],
        ShardCount = Math.Max(definition.ShardCount, 1),
        PartitionCount = definition.Fields.Any(static field => field.IsPartitionKey) ? PartitionNames(definition).Count() : 0,
    };

    private static IEnumerable<string> PartitionNames(CollectionDefinition definition)
    {
        if (!definition.Fields.Any(static field => field.IsPartitionKey))
            return [DefaultPartition];
        var count = definition.PartitionCount == 0 ? Limits.PartitionKeyPartitions : definition.PartitionCount;
        return Enumerable.Range(0, count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"{DefaultPartition}_{number}"));
    }

    /// <summary>The field of the keys that are not fields.</summary>
    public static FieldEntry NewDynamic(long id)
        => new(new FieldDefinition { FieldId = id, Name = FieldEntry.DynamicName, Type = EngineDataType.Json }, isDynamic: true);

    private static bool AreSame(FieldDefinition known, FieldDefinition asked)
        => known with { FieldId = 0, TypeParams = ReadOnlyDictionary<string, string>.Empty, DefaultValue = null }
            == asked with { FieldId = 0, TypeParams = ReadOnlyDictionary<string, string>.Empty, DefaultValue = null }
            && AreSame(known.TypeParams, asked.TypeParams)
            && (known.DefaultValue is null ? null : Columns.DefaultValues.ToText(known.DefaultValue))
                == (asked.DefaultValue is null ? null : Columns.DefaultValues.ToText(asked.DefaultValue));

    private static bool AreSame(FunctionDefinition known, FunctionDefinition asked)
        => known.Name == asked.Name
            && known.Type == asked.Type
            && known.Description == asked.Description
            && known.InputFields.SequenceEqual(asked.InputFields)
            && known.OutputFields.SequenceEqual(asked.OutputFields);

    private static bool AreSame(IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<string, string> asked)
        => known.Count == asked.Count && known.All(pair => asked.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
