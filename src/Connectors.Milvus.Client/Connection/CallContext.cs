namespace Connectors.Milvus.Client;

/// <summary>What every call needs to know beside its message.</summary>
/// <param name="Database">The database to name in the metadata; null sends none and the server uses its default.</param>
/// <param name="Operation">The operation's name in errors and logs.</param>
/// <param name="Collection">The collection in errors and logs.</param>
/// <param name="Timeout">Time for the whole call, retries included; null takes <see cref="MilvusClientOptions.Timeout"/>.</param>
internal readonly record struct CallContext(string? Database, string Operation, string? Collection = null, TimeSpan? Timeout = null);
