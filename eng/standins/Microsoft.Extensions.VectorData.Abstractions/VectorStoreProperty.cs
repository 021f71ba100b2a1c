namespace Microsoft.Extensions.VectorData;

/// <summary>The base of the properties of a collection definition.</summary>
public abstract class VectorStoreProperty
{
    private protected VectorStoreProperty(string name, Type? type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Type = type;
    }

    /// <summary>The name of the property in the record.</summary>
    public string Name { get; set; }

    /// <summary>The name in the store; null takes <see cref="Name"/>.</summary>
    public string? StorageName { get; set; }

    /// <summary>The type of the values; null takes the type in the record.</summary>
    public Type? Type { get; set; }

    /// <summary>Settings that only one provider knows.</summary>
    public Dictionary<string, object?>? ProviderAnnotations { get; set; }
}
