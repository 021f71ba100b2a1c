namespace Connectors.Milvus.Client;

/// <summary>
/// How fresh the data a read sees must be. The values are Milvus's own numbers.
/// See <see href="https://milvus.io/docs/consistency.md">Consistency Level</see>.
/// </summary>
public enum MilvusConsistencyLevel
{
    /// <summary>Everything written before the read, by anyone. The slowest: the server allocates a timestamp for each read.</summary>
    Strong = 0,

    /// <summary>Everything this client wrote to the collection before the read. The default of this client.</summary>
    Session = 1,

    /// <summary>Everything older than the server's bounded staleness (5 seconds unless configured otherwise).</summary>
    Bounded = 2,

    /// <summary>Whatever is there.</summary>
    Eventually = 3,

    /// <summary>Everything up to a timestamp that the caller gives (the options' guarantee timestamp).</summary>
    Customized = 4,
}
