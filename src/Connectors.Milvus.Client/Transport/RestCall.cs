using System.Text.Json.Serialization.Metadata;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>One operation of Milvus's REST v2 API: what its body and answer are, and whether it may be sent again.</summary>
/// <param name="Name">The name in traces.</param>
/// <param name="Path">The path, from the slash on.</param>
/// <param name="RetryClass">What a repetition may do to the server.</param>
/// <param name="Body">How the body is written.</param>
/// <param name="Answer">How the answer is read.</param>
internal sealed record RestCall<TBody, TData>(
    string Name, string Path, RetryClass RetryClass, JsonTypeInfo<TBody> Body, JsonTypeInfo<RestAnswer<TData>> Answer);

/// <summary>What every answer of the REST v2 API looks like: data, or a code other than 0 and a message.</summary>
internal sealed record RestAnswer<TData>(int Code, string? Message, TData? Data);
