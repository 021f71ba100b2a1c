using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>A call as the retry loop sees it: what one try is, and what its failures mean.</summary>
/// <param name="name">The RPC, or what takes its place, in traces.</param>
/// <param name="retryClass">What a repetition may do to the server.</param>
/// <param name="call">What errors and logs name.</param>
internal abstract class Tries<T>(string name, RetryClass retryClass, CallContext call)
{
    private CallDeadline? _deadline;

    public string Name { get; } = name;

    public RetryClass RetryClass { get; } = retryClass;

    public CallContext Call { get; } = call;

    /// <summary>Ends tries and pauses alike.</summary>
    public CallDeadline Deadline => _deadline!;

    /// <summary>Checks what has to be right before the first try, and starts the clock. The deadline is the loop's to dispose of.</summary>
    public CallDeadline Begin() => _deadline = Start();

    /// <summary>One try. Never while another one runs.</summary>
    public abstract Task<T> TryAsync();

    /// <summary>What the failure of the last try is called above, once for each failure; the same object where it needs no other name.</summary>
    public virtual Exception Explain(Exception failure) => failure;

    protected abstract CallDeadline Start();
}
