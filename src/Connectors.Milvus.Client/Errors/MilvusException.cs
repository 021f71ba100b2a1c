namespace Connectors.Milvus.Client;

/// <summary>
/// Base of what goes wrong between this client and Milvus: either the server said no
/// (<see cref="MilvusServerException"/>) or the call did not come through (<see cref="MilvusTransportException"/>).
/// Mistakes found before a call are <see cref="ArgumentException"/>s instead.
/// </summary>
public class MilvusException : Exception
{
    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    public MilvusException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    /// <param name="message">What happened, and what to do about it.</param>
    /// <param name="innerException">The cause, if another exception is.</param>
    public MilvusException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How far an operation of several steps came, and how to go on; null when there is nothing to add.</summary>
    public string? Hint { get; internal set; }

    /// <inheritdoc />
    public override string Message => Hint is null ? base.Message : $"{base.Message.TrimEnd('.')}. {Hint}";
}
