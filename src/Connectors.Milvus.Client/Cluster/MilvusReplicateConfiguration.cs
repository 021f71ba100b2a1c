using System.Text;

namespace Connectors.Milvus.Client;

/// <summary>Which Milvus clusters there are, and which of them follows which. Without clusters there is no replication.</summary>
public sealed record MilvusReplicateConfiguration
{
    /// <summary>The clusters.</summary>
    public IReadOnlyList<MilvusReplicateCluster> Clusters { get; init; } = [];

    /// <summary>Who follows whom.</summary>
    public IReadOnlyList<MilvusReplicateLink> Topology { get; init; } = [];
}

/// <summary>A cluster that is followed, or follows. Its text leaves the token out.</summary>
public sealed record MilvusReplicateCluster
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Where the other clusters reach it.</summary>
    public required string Address { get; init; }

    /// <summary>What they sign in with; null for nothing. Servers leave it out of answers.</summary>
    public string? Token { get; init; }

    /// <summary>Its physical channels, in an order that matches those of the other clusters.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ClusterId = ").Append(ClusterId)
            .Append(", Address = ").Append(Address)
            .Append(", Channels = ").AppendJoin(' ', Channels);
        return true;
    }
}

/// <summary>One cluster follows another.</summary>
/// <param name="SourceClusterId">The cluster that is followed.</param>
/// <param name="TargetClusterId">The cluster that follows.</param>
public sealed record MilvusReplicateLink(string SourceClusterId, string TargetClusterId);
