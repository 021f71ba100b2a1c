namespace Connectors.Milvus.Protocol;

/// <summary>What may happen when an RPC is sent a second time without knowing how the first one ended.</summary>
public enum RetryClass
{
    /// <summary>Changes nothing: may always be sent again.</summary>
    Read,

    /// <summary>Changes the catalog, but the second call ends in the state of the first and succeeds: may be sent again.</summary>
    IdempotentDdl,

    /// <summary>Changes the catalog, and a second call fails or harms: only when the first never reached the server.</summary>
    Ddl,

    /// <summary>Writes rows: only when the first never reached the server, or the server refused it and said it may be retried.</summary>
    Write,
}
