namespace Connectors.Milvus.Client;

/// <summary>How the server feels.</summary>
public sealed record MilvusHealth
{
    /// <summary>Whether it can serve.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>Why not, when it cannot.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
