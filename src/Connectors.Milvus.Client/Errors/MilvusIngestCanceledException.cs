namespace Connectors.Milvus.Client;

/// <summary>Writing many records was cancelled by the caller's token; <see cref="Outcome"/> says which records are written.</summary>
public sealed class MilvusIngestCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="collection">The collection that was written to.</param>
    /// <param name="outcome">What became of the records.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public MilvusIngestCanceledException(string collection, MilvusIngestOutcome outcome, CancellationToken cancellationToken)
        : base($"Writing to collection '{collection}' was cancelled. {MilvusIngestException.Count(Checked(outcome))}", cancellationToken)
    {
        Collection = collection;
        Outcome = outcome;
    }

    /// <summary>The collection that was written to.</summary>
    public string Collection { get; }

    /// <summary>Which records are written, which are not, and which may be.</summary>
    public MilvusIngestOutcome Outcome { get; }

    private static MilvusIngestOutcome Checked(MilvusIngestOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome;
    }
}
