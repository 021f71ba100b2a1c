namespace Connectors.Milvus.Client;

/// <summary>Bytes of an answer that are no protobuf, or none that a Milvus server sends.</summary>
internal sealed class WireFormatException(string problem) : MilvusException($"The server's answer cannot be read: {problem}.")
{
    /// <summary>What was found, for messages that say where.</summary>
    public string Problem { get; } = problem;
}
