namespace Connectors.Milvus.Client;

/// <summary>A role in a backup.</summary>
public sealed record MilvusRbacRole
{
    /// <summary>The role's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the role is for; may be empty.</summary>
    public string Description { get; init; } = "";
}
