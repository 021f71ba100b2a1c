namespace Connectors.Milvus.Client;

/// <summary>A file of the server's object storage that analyzers may use, such as a dictionary or a list of stop words.</summary>
/// <param name="Id">The server's number for it.</param>
/// <param name="Name">The name by which analyzers refer to it.</param>
/// <param name="Path">Where it is in the object storage.</param>
public sealed record MilvusFileResource(long Id, string Name, string Path);
