namespace Connectors.Milvus.Client;

/// <summary>Something that not every server can do.</summary>
/// <param name="Name">What a caller would call it, for errors, such as <c>partial update</c>.</param>
/// <param name="Since">The first Milvus that has it.</param>
/// <param name="InMilvusLite">Whether Milvus Lite 3.2 has it, which tells no version.</param>
internal sealed record ServerCapability(string Name, Version Since, bool InMilvusLite = false);
