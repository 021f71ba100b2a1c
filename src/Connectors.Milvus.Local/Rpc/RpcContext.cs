using Connectors.Milvus.Engine;

namespace Connectors.Milvus.Local;

/// <summary>What a handler has besides its request.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="HeaderDatabase">The database in the call's metadata, or null.</param>
/// <param name="CancellationToken">Ends when the caller gives up or the deadline passes.</param>
internal readonly record struct RpcContext(VectorEngine Engine, string? HeaderDatabase, CancellationToken CancellationToken)
{
    /// <summary>The database of a call: the request's, else the metadata's, else the default one.</summary>
    public string Database(string requested)
        => requested.Length > 0 ? requested : string.IsNullOrEmpty(HeaderDatabase) ? DefaultDatabase : HeaderDatabase;

    private const string DefaultDatabase = "default";
}
