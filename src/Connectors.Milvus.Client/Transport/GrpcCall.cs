namespace Connectors.Milvus.Client;

/// <summary>One try of one unary call: what to send, and how far it got.</summary>
internal sealed class GrpcCall(string path, CallContext context, RequestBody body)
{
    private volatile bool _requestBegan;
    private volatile bool _requestLeft;

    /// <summary>The HTTP/2 path, <c>/package.Service/Method</c>.</summary>
    public string Path { get; } = path;

    /// <summary>What the metadata and errors name.</summary>
    public CallContext Context { get; } = context;

    /// <summary>The operation's name in errors.</summary>
    public string Operation => Context.Operation;

    public RequestBody Body { get; } = body;

    /// <summary>Scheme, host and port to send to instead of the transport's own.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>See <see cref="MetadataKeys.Authorization"/>; null sends none.</summary>
    public string? Authorization { get; set; }

    /// <summary>See <see cref="MetadataKeys.Identifier"/>; null sends none.</summary>
    public string? Identifier { get; init; }

    /// <summary>See <see cref="MetadataKeys.RequestTime"/>; null sends none.</summary>
    public string? RequestTime { get; set; }

    /// <summary>What is sent as <c>grpc-timeout</c>; null sends none. The sender also cancels its token by then.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the handler has asked for the message: it does so once it has a connection that speaks HTTP/2.</summary>
    public bool RequestBegan => _requestBegan;

    /// <summary>
    /// Whether the last byte of the message was handed to the handler. A unary server starts with the whole message
    /// in hand, so before that byte nothing can have happened there.
    /// </summary>
    public bool RequestLeft => _requestLeft;

    /// <summary>What went wrong while the message was written, if that was not the transport's fault.</summary>
    public Exception? BodyFailure { get; set; }

    public bool HasCredentials => Authorization is not null;

    public void MarkRequestBegan() => _requestBegan = true;

    public void MarkRequestLeft() => _requestLeft = true;
}
