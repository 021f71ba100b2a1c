namespace Connectors.Milvus.Client;

/// <summary>The type of structs: how one is made, and its properties.</summary>
internal sealed record StructType<TStruct>(Func<TStruct> Factory, IReadOnlyList<RecordField<TStruct>> Members)
    where TStruct : class;

/// <summary>What the properties of structs may be.</summary>
internal static class StructType
{
    /// <summary>What is wrong with the marks of a property, which would be right in a record; null when nothing is.</summary>
    public static string? Misuse(MappedProperty property) => property switch
    {
        { Key: not null } => $"{property.Name} is marked as a key, which structs have none of",
        { IsDynamic: true } => $"{property.Name} is marked [MilvusDynamicField], which structs have none of",
        { Function: not null } => $"{property.Name} is filled by a function, which fields of structs cannot be",
        { Struct: not null } => $"{property.Name} is an array of structs, which structs cannot have",
        _ => null,
    };

    /// <summary>What keeps a field out of structs; null when nothing does.</summary>
    public static string? Misfit(MilvusFieldMap member) => member.Schema switch
    {
        var field when !StructFieldRules.Holds(field.DataType) =>
            $"{member.PropertyName} is stored as {FieldType.Of(field)}, and {StructFieldRules.Held}",
        { DefaultValue: not null } or { IsPartitionKey: true } or { IsClusteringKey: true } =>
            $"{member.PropertyName} has a default or is a key, which fields of structs cannot",
        _ => null,
    };

    /// <summary>The field as one of structs: never null, and a vector is compared as one of a list unless its metric was given.</summary>
    public static MilvusFieldMap AsMember(MilvusFieldMap member, bool isMetricGiven) => member with
    {
        Schema = member.Schema with { IsNullable = false },
        Index = member.Index is { } index && member.Schema.IsVector && !isMetricGiven
            ? index with { MetricType = member.Schema.DataType == MilvusDataType.BinaryVector ? MilvusMetricTypes.MaxSimHamming : MilvusMetricTypes.MaxSimCosine }
            : member.Index,
    };
}
