namespace Microsoft.Extensions.VectorData;

/// <summary>A record that a search found.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class VectorSearchResult<TRecord>
    where TRecord : class
{
    /// <summary>Pairs a record with its score.</summary>
    public VectorSearchResult(TRecord record, double? score)
    {
        Record = record;
        Score = score;
    }

    /// <summary>The record.</summary>
    public TRecord Record { get; }

    /// <summary>How close it is, in the scale of the distance function.</summary>
    public double? Score { get; }
}
