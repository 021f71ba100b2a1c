namespace Connectors.Milvus.Client;

/// <summary>Privileges under one name, granted together.</summary>
public sealed record MilvusPrivilegeGroup
{
    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The names of its privileges, see <see cref="MilvusPrivileges"/>.</summary>
    public IReadOnlyList<string> Privileges { get; init; } = [];
}
