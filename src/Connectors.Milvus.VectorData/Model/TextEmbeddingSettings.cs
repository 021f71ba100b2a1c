namespace Connectors.Milvus.VectorData.Model;

/// <summary>The server makes a property's vectors from a text, by asking a model provider.</summary>
/// <param name="TextProperty">The property with the text.</param>
/// <param name="Provider">The provider by Milvus's name.</param>
/// <param name="Model">The model by the provider's name; null where the provider takes none.</param>
/// <param name="Parameters">Further parameters by Milvus's names; null for none.</param>
internal sealed record TextEmbeddingSettings(string TextProperty, string Provider, string? Model, IReadOnlyDictionary<string, object?>? Parameters)
{
    /// <summary>The function's name; null for one made of the field's name.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The property with the text, by its own name or its field's.</summary>
    public PropertySpec? Source(IReadOnlyList<PropertySpec> specs) =>
        specs.FirstOrDefault(spec => spec.Name == TextProperty) ?? specs.FirstOrDefault(spec => spec.StorageName == TextProperty);
}
