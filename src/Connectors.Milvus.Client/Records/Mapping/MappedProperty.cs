using System.Reflection;

namespace Connectors.Milvus.Client;

/// <summary>A property with the marks that were found on it.</summary>
internal sealed class MappedProperty(PropertyInfo property)
{
    public PropertyInfo Info { get; } = property;

    public string Name => Info.Name;

    public MilvusKeyAttribute? Key { get; } = property.GetCustomAttribute<MilvusKeyAttribute>();

    public MilvusFieldAttribute? Field { get; } = property.GetCustomAttribute<MilvusFieldAttribute>();

    public MilvusVectorAttribute? Vector { get; } = property.GetCustomAttribute<MilvusVectorAttribute>();

    public MilvusFunctionAttribute? Function { get; } = property.GetCustomAttribute<MilvusFunctionAttribute>();

    public MilvusStructAttribute? Struct { get; } = property.GetCustomAttribute<MilvusStructAttribute>();

    public bool IsDynamic { get; } = property.IsDefined(typeof(MilvusDynamicFieldAttribute));

    public bool IsIgnored { get; } = property.IsDefined(typeof(MilvusIgnoreAttribute));

    public int Marks => (Key is null ? 0 : 1) + (Field is null ? 0 : 1) + (Vector is null ? 0 : 1) + (Struct is null ? 0 : 1) + (IsDynamic ? 1 : 0);

    /// <summary>Whether it is the primary key, by its mark or by its name.</summary>
    public bool IsKey { get; set; } = property.IsDefined(typeof(MilvusKeyAttribute));

    public string? GivenName => Key?.Name ?? Field?.Name ?? Vector?.Name ?? Struct?.Name;

    /// <summary>Whether it can be written to; a marked property may have a setter of its own.</summary>
    public bool IsSettable => Info.SetMethod is { } setter && (setter.IsPublic || Marks > 0);

    /// <summary>The properties that count: public, readable, no indexers, the most derived of each name, and settable unless marked.</summary>
    public static List<MappedProperty> Of(IEnumerable<PropertyInfo> properties) =>
    [
        .. properties
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .DistinctBy(property => property.Name)
            .Select(property => new MappedProperty(property))
            .Where(property => !property.IsIgnored && (property.Marks > 0 || property.IsSettable)),
    ];
}
