using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// How a CLR type maps onto the fields of a collection. Immutable and safe to use from several threads; keep it and reuse it,
/// since what is compiled for it and a collection is kept with it. Made by <see cref="MilvusRecordMap.FromAttributes"/> or by
/// <see cref="MilvusRecordMapBuilder{TRecord}"/>.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMap<TRecord>
    where TRecord : class
{
    private readonly RecordBinder<TRecord> _binder;

    // Keyed by reference: a collection that changed is a new entry, and a plan dies with its entry.
    private readonly ConditionalWeakTable<CollectionSchemaEntry, RecordPlan<TRecord>> _plans = [];

    internal MilvusRecordMap(IReadOnlyList<MilvusFieldMap> fields, RecordBinder<TRecord> binder)
    {
        Fields = fields;
        _binder = binder;
    }

    /// <summary>The mapped properties; empty for <c>Dictionary&lt;string, object?&gt;</c>, whose keys are the collection's fields.</summary>
    public IReadOnlyList<MilvusFieldMap> Fields { get; }

    internal string Description { get; init; } = "";

    internal bool EnableDynamicField { get; init; }

    internal IReadOnlyList<MilvusFunctionSchema> Functions { get; init; } = [];

    /// <summary>The schema of a collection for these records.</summary>
    /// <exception cref="InvalidOperationException">
    /// No collection can be made from the map: there is no key or more than one, or a vector has no dimension. The message lists everything.
    /// </exception>
    public MilvusCollectionSchema ToSchema()
    {
        var problems = new List<string>();
        if (Fields.Count(field => field.Schema.IsPrimaryKey) is not 1 and var keys)
            problems.Add($"there are {keys} keys instead of one");

        problems.AddRange(Fields.Where(field => field.Schema is { IsVector: true, Dimension: null, DataType: not MilvusDataType.SparseFloatVector })
            .Select(field => $"{field.PropertyName} has no dimension, give it with [MilvusVector(768)] (or what your model has)"));
        if (problems.Count > 0)
            throw new InvalidOperationException($"No collection can be made for {TypeName.Of(typeof(TRecord))}: {string.Join("; ", problems)}.");

        return new MilvusCollectionSchema
        {
            Fields = [.. Fields.Select(field => field.Schema)],
            Description = Description,
            EnableDynamicField = EnableDynamicField,
            Functions = Functions,
        };
    }

    /// <summary>The indexes of a collection for these records: one for each vector, and those asked for on scalar fields.</summary>
    public IReadOnlyList<MilvusIndexParams> ToIndexes() => [.. Fields.Select(field => field.Index).OfType<MilvusIndexParams>()];

    /// <exception cref="RecordSchemaException">The map does not fit the collection.</exception>
    internal RecordPlan<TRecord> PlanFor(CollectionSchemaEntry collection) =>
        _plans.GetValue(collection, entry => new RecordPlan<TRecord>(entry, _binder));
}
