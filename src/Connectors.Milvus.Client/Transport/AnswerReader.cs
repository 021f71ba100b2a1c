using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>What a call makes of the bytes of its answer. Stateless.</summary>
internal abstract class AnswerReader<TAnswer>
{
    /// <summary>Reads an answer and takes over its bytes: disposes of them, or leaves that to the answer.</summary>
    /// <exception cref="InvalidProtocolBufferException">They are not the expected message.</exception>
    /// <exception cref="WireFormatException">Likewise.</exception>
    public abstract TAnswer Read(AnswerBytes bytes);

    /// <summary>What the server says of the call; null means success.</summary>
    public abstract Status? GetStatus(TAnswer answer);
}

/// <summary>Answers that are ordinary protobuf messages.</summary>
internal sealed class MessageReader<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc) : AnswerReader<TResponse>
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    public override TResponse Read(AnswerBytes bytes)
    {
        using (bytes)
        {
            return rpc.ResponseParser.ParseFrom(bytes.Memory.Span);
        }
    }

    public override Status? GetStatus(TResponse answer) => rpc.GetStatus(answer);
}
