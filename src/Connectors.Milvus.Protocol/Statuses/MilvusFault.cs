namespace Connectors.Milvus.Protocol;

/// <summary>A failure that a server told, whichever generation of codes it used.</summary>
/// <param name="Code">The status code; a 2.2 code is translated.</param>
/// <param name="Reason">The server's own words.</param>
/// <param name="IsRetriable">Whether the server says the same request may succeed later.</param>
/// <param name="IsInputError">Whether the caller is at fault.</param>
public readonly record struct MilvusFault(int Code, string Reason, bool IsRetriable, bool IsInputError);
