using Google.Protobuf;

namespace Connectors.Milvus.Protocol;

/// <summary>One Milvus RPC, without its message types. All RPCs of the table are unary.</summary>
public abstract class MilvusRpc
{
    /// <summary>The gRPC service every RPC of the table belongs to.</summary>
    public const string Service = "milvus.proto.milvus.MilvusService";

    private protected MilvusRpc(string name, RetryClass retryClass)
    {
        Name = name;
        Path = $"/{Service}/{name}";
        RetryClass = retryClass;
    }

    /// <summary>The method name, such as <c>Insert</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP/2 path, such as <c>/milvus.proto.milvus.MilvusService/Insert</c>.</summary>
    public string Path { get; }

    /// <summary>Whether a failed call may be sent again.</summary>
    public RetryClass RetryClass { get; }

    /// <summary>The name of the method.</summary>
    public override string ToString() => Name;
}

/// <summary>One Milvus RPC with its messages: what a client needs to call it and a server to answer it.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
public sealed class MilvusRpc<TRequest, TResponse> : MilvusRpc
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly Func<TResponse, Status?> _status;
    private readonly Func<Status, TResponse> _failure;

    internal MilvusRpc(string name, RetryClass retryClass, Func<TResponse, Status?> status, Func<Status, TResponse> failure)
        : base(name, retryClass)
    {
        _status = status;
        _failure = failure;
    }

    /// <summary>Reads requests, on the server's side.</summary>
    public MessageParser<TRequest> RequestParser { get; } = new(static () => new TRequest());

    /// <summary>Reads responses, on the client's side.</summary>
    public MessageParser<TResponse> ResponseParser { get; } = new(static () => new TResponse());

    /// <summary>The status inside a response; <see langword="null"/> when the sender left it out, which means success.</summary>
    public Status? GetStatus(TResponse response) => _status(response);

    /// <summary>A response that carries nothing but <paramref name="status"/>.</summary>
    public TResponse Fail(Status status) => _failure(status);
}
