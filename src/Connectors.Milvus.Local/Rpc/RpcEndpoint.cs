using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>One RPC on the answering side.</summary>
internal abstract class RpcEndpoint
{
    /// <summary>Reads the request, runs it, and answers: a failure of the engine becomes the response's status.</summary>
    /// <param name="message">The request; read during the call only.</param>
    /// <param name="context">Engine and metadata.</param>
    /// <exception cref="GrpcException">The bytes are not the RPC's request.</exception>
    /// <exception cref="OperationCanceledException">The context's token ended the call.</exception>
    public abstract IMessage Run(ReadOnlySpan<byte> message, RpcContext context);
}

/// <inheritdoc/>
internal sealed class RpcEndpoint<TRequest, TResponse>(
    MilvusRpc<TRequest, TResponse> rpc, Func<TRequest, RpcContext, TResponse> handle) : RpcEndpoint
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    public override IMessage Run(ReadOnlySpan<byte> message, RpcContext context) => Run(Parse(message), context);

    /// <summary>Runs a request that was read already, and answers: a failure of the engine becomes the response's status.</summary>
    public TResponse Run(TRequest request, RpcContext context)
    {
        try
        {
            return handle(request, context);
        }
        catch (Exception exception) when (Failures.TryGetStatus(exception, out var status))
        {
            return rpc.Fail(status);
        }
    }

    private TRequest Parse(ReadOnlySpan<byte> message)
    {
        try
        {
            return rpc.RequestParser.ParseFrom(message);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new GrpcException(
                GrpcStatusCode.Internal, $"The request of {rpc.Name} is not a {typeof(TRequest).Name}: {exception.Message}", exception);
        }
    }
}
