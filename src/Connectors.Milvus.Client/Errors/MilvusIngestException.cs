using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// Writing many records stopped before the end: <see cref="Exception.InnerException"/> says why — a record that does not fit, a batch
/// that the server refused, a call that did not come through, the source itself — and <see cref="Outcome"/> which records are written.
/// </summary>
public sealed class MilvusIngestException : MilvusException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="collection">The collection that was written to.</param>
    /// <param name="outcome">What became of the records.</param>
    /// <param name="innerException">Why it stopped.</param>
    public MilvusIngestException(string collection, MilvusIngestOutcome outcome, Exception innerException)
        : base(Describe(collection, outcome, innerException), innerException)
    {
        Collection = collection;
        Outcome = outcome;
    }

    /// <summary>The collection that was written to.</summary>
    public string Collection { get; }

    /// <summary>Which records are written, which are not, and which may be.</summary>
    public MilvusIngestOutcome Outcome { get; }

    internal static string Count(MilvusIngestOutcome outcome)
    {
        var notWritten = outcome.NotWritten.Sum(range => range.Count);
        var inDoubt = outcome.InDoubt.Sum(range => range.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Of {outcome.RowsRead} records read {outcome.RowsWritten} are written, {notWritten} are not, {inDoubt} are in doubt.");
    }

    private static string Describe(string collection, MilvusIngestOutcome outcome, Exception inner)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(inner);
        return $"Writing to collection '{collection}' stopped: {inner.Message.TrimEnd('.')}. {Count(outcome)}";
    }
}
