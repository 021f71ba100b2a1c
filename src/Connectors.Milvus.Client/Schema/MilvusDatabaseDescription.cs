namespace Connectors.Milvus.Client;

/// <summary>A database as the server describes it.</summary>
public sealed record MilvusDatabaseDescription
{
    /// <summary>The database's name.</summary>
    public required string Name { get; init; }

    /// <summary>The server's number for it; 0 when it does not tell.</summary>
    public long Id { get; init; }

    /// <summary>When it was created, as a Milvus timestamp (milliseconds since 1970, shifted left by 18); 0 when the server does not tell.</summary>
    public ulong CreatedTimestamp { get; init; }

    /// <summary>Its properties by Milvus's names, see <see cref="MilvusDatabaseProperties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
