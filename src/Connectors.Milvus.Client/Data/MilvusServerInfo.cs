namespace Connectors.Milvus.Client;

/// <summary>What the server told about itself when this client connected.</summary>
public sealed record MilvusServerInfo
{
    /// <summary>The version as the server spells it, for example <c>v2.6.4</c>; empty when it does not tell.</summary>
    public string Version { get; init; } = "";

    /// <summary>How it is deployed, for example <c>STANDALONE</c>, <c>DISTRIBUTED</c> or <c>embedded</c>; empty when it does not tell.</summary>
    public string DeployMode { get; init; } = "";

    /// <summary>When it was built, as it spells it; may be empty.</summary>
    public string BuildTime { get; init; } = "";

    /// <summary>The commit it was built from; may be empty.</summary>
    public string GitCommit { get; init; } = "";
}
