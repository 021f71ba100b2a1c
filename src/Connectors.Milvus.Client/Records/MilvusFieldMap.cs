namespace Connectors.Milvus.Client;

/// <summary>One property of a record type and the field it is stored in.</summary>
public sealed record MilvusFieldMap
{
    /// <summary>The property's name, or the field's where the map was built from functions.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The property's type.</summary>
    public required Type ClrType { get; init; }

    /// <summary>
    /// The field as a collection created from the map would have it. A collection that exists decides its own limits and
    /// types; the map only has to fit it.
    /// </summary>
    public required MilvusFieldSchema Schema { get; init; }

    /// <summary>The index that a collection created from the map gets on the field; null for none.</summary>
    public MilvusIndexParams? Index { get; init; }

    /// <summary>Whether the name was given rather than taken from the property: a given name has to match exactly.</summary>
    internal bool IsNameGiven { get; init; } = true;
}
