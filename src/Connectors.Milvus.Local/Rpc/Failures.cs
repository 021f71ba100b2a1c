using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>From exceptions to Milvus's status, and the few exceptions that requests cause before the engine sees them.</summary>
internal static class Failures
{
    /// <summary>
    /// The status that tells of <paramref name="exception"/>; <see langword="false"/> for those that end the call itself
    /// (cancellation, a disposed handle, a broken frame).
    /// </summary>
    public static bool TryGetStatus(Exception exception, [NotNullWhen(true)] out Status? status)
    {
        status = exception switch
        {
            OperationCanceledException or ObjectDisposedException or GrpcException => null,
            EngineException engine => MilvusStatus.From((int)engine.Code, engine.Message, engine.IsInputError),
            InvalidDataException data => MilvusStatus.From(MilvusCode.ParameterInvalid, data.Message),
            _ => Unexpected(exception),
        };
        return status is not null;
    }

    /// <summary>A request that breaks a rule of Milvus.</summary>
    public static EngineException Invalid(string message) => new(EngineError.InvalidParameter, message, isInputError: true);

    /// <summary>A request for something Milvus has and this engine lacks: it is refused rather than passed over.</summary>
    public static EngineException NotSupported(string what)
        => new(EngineError.NotImplemented, $"{what} is not supported by the embedded engine: service unimplemented", isInputError: true);

    private static Status Unexpected(Exception exception)
    {
        var status = MilvusStatus.From(MilvusCode.Unexpected, $"{exception.GetType().Name}: {exception.Message}: unexpected error");
        status.Detail = exception.ToString();
        return status;
    }
}
