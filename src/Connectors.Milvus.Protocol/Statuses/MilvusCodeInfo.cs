namespace Connectors.Milvus.Protocol;

/// <summary>What is known about one status code.</summary>
/// <param name="Code">The code, as in <see cref="Status.Code"/>.</param>
/// <param name="Name">Its short text, with which the reasons of servers usually end.</param>
/// <param name="Legacy">The code that clients of Milvus 2.2 read instead.</param>
/// <param name="IsRetriable">Whether the same request may succeed later.</param>
/// <param name="IsInputError">Whether it is normally the caller's fault.</param>
public readonly record struct MilvusCodeInfo(int Code, string Name, ErrorCode Legacy, bool IsRetriable, bool IsInputError);
