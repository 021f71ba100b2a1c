using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>What a call makes of the bytes of its answer. Thread-safe.</summary>
internal abstract class AnswerReader<TAnswer>
{
    /// <summary>
    /// Reads an answer and takes over its bytes: disposes of them, or leaves that to the answer; in any case when it fails.
    /// </summary>
    /// <param name="bytes">The message.</param>
    /// <param name="call">What errors name.</param>
    /// <exception cref="MilvusServerException">The answer says that the call failed.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not the expected message.</exception>
    /// <exception cref="WireFormatException">Likewise.</exception>
    public abstract TAnswer Read(AnswerBytes bytes, CallContext call);

    /// <summary>Looks at what the server says of the call; null means success.</summary>
    protected static void RequireSuccess(Status? status, CallContext call)
    {
        if (MilvusStatus.Read(status) is { } fault)
        {
            throw MilvusServerException.From(fault, call.Operation, call.Collection);
        }
    }
}

/// <summary>Answers that are ordinary protobuf messages.</summary>
internal sealed class MessageReader<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc) : AnswerReader<TResponse>
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    public override TResponse Read(AnswerBytes bytes, CallContext call)
    {
        using (bytes)
        {
            TResponse answer = rpc.ResponseParser.ParseFrom(bytes.Memory.Span);
            RequireSuccess(rpc.GetStatus(answer), call);
            return answer;
        }
    }
}
