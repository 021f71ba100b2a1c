namespace Connectors.Milvus.Client;

/// <summary>A role as the server describes it.</summary>
public sealed record MilvusRoleDescription
{
    /// <summary>The role's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the role is for; empty when there is none, and before Milvus 3.0.</summary>
    public string Description { get; init; } = "";

    /// <summary>The names of the users that have the role.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>What the role is granted in the database that was asked about.</summary>
    public IReadOnlyList<MilvusGrant> Grants { get; init; } = [];
}
