namespace Connectors.Milvus.Client;

/// <summary>A user as the server describes it.</summary>
public sealed record MilvusUserDescription
{
    /// <summary>The user's name.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the roles that the user has.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What the user is for; empty when there is none, and before Milvus 3.0.</summary>
    public string Description { get; init; } = "";
}
