namespace Connectors.Milvus.Engine;

/// <summary>The engine refused a request or could not serve it. The message has Milvus's shape: outer context first, then the base error with its facts in brackets.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Milvus's number for it.</param>
    /// <param name="message">What was found, in Milvus's words where Milvus has them.</param>
    /// <param name="isInputError">Whether the request itself is at fault: sending it again cannot help.</param>
    public EngineException(EngineError code, string message, bool isInputError)
        : base(message)
    {
        Code = code;
        IsInputError = isInputError;
    }

    /// <summary>Creates the error with the failure that caused it.</summary>
    /// <param name="code">Milvus's number for it.</param>
    /// <param name="message">What was found.</param>
    /// <param name="isInputError">Whether the request itself is at fault.</param>
    /// <param name="innerException">The failure below.</param>
    public EngineException(EngineError code, string message, bool isInputError, Exception innerException)
        : base(message, innerException)
    {
        Code = code;
        IsInputError = isInputError;
    }

    /// <summary>Milvus's number for the error.</summary>
    public EngineError Code { get; }

    /// <summary>True when the request is at fault, false when the engine, the file or the machine is.</summary>
    public bool IsInputError { get; }

    /// <summary>True when the same request may succeed later (another process held the file).</summary>
    public bool IsRetriable => Code == EngineError.ServiceNotReady;
}
