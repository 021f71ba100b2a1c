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

    /// <summary>The mapped properties that are arrays of structs.</summary>
    internal IReadOnlyList<StructMap> Structs { get; init; } = [];

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
        problems.AddRange(
            from map in Structs
            from field in map.Schema.Fields
            where field is { IsVector: true, Dimension: null }
            select $"'{StructFieldMessages.FullName(map.PropertyName, field.Name)}' has no dimension, give it with [MilvusVector(768)] (or what your model has)");
        if (problems.Count > 0)
            throw new InvalidOperationException($"No collection can be made for {TypeName.Of(typeof(TRecord))}: {string.Join("; ", problems)}.");

        return new MilvusCollectionSchema
        {
            Fields = [.. Fields.Select(field => field.Schema)],
            StructFields = [.. Structs.Select(map => map.Schema)],
            Description = Description,
            EnableDynamicField = EnableDynamicField,
            Functions = Functions,
        };
    }

    /// <summary>The indexes of a collection for these records: one for each vector, and those asked for on scalar fields.</summary>
    public IReadOnlyList<MilvusIndexParams> ToIndexes() => 
        [.. Fields.Select(field => field.Index).OfType<MilvusIndexParams>(), .. Structs.SelectMany(map => map.Indexes)];

    /// <summary>The mapped properties as those of structs.</summary>
    /// <exception cref="ArgumentException">The map has something that structs have not.</exception>
    internal StructType<TRecord> AsStruct()
    {
        var problems = Fields.Select(StructType.Misfit).OfType<string>().ToList();
        if (Fields.Any(field => field.Schema.IsPrimaryKey) || Structs.Count > 0 || Functions.Count > 0 || EnableDynamicField)
            problems.Add("structs have no keys, dynamic keys, functions or structs of their own");

        if (Fields.Count == 0 || _binder is not TypedBinder<TRecord> binder)
            problems.Add("it has no fields");
        else if (problems.Count == 0)
            return new StructType<TRecord>(_binder.Factory, [.. binder.Fields.Zip(Fields, (field, map) => field.WithMap(StructType.AsMember(map, isMetricGiven: true)))]);

        throw new ArgumentException($"A map of {TypeName.Of(typeof(TRecord))} is not one of structs: {string.Join("; ", problems)}.");
    }

    /// <exception cref="RecordSchemaException">The map does not fit the collection.</exception>
    internal RecordPlan<TRecord> PlanFor(CollectionSchemaEntry collection) =>
        _plans.TryGetValue(collection, out var plan) ? plan : _plans.GetValue(collection, entry => new RecordPlan<TRecord>(entry, _binder));
}
