namespace Connectors.Milvus.Client;

/// <summary>An alias as the server describes it.</summary>
public sealed record MilvusAliasDescription
{
    /// <summary>The alias.</summary>
    public required string Alias { get; init; }

    /// <summary>The name of the collection that it means.</summary>
    public required string Collection { get; init; }

    /// <summary>The database that holds both; empty when the server does not tell.</summary>
    public string Database { get; init; } = "";
}
