using System.Linq.Expressions;

namespace Microsoft.Extensions.VectorData;

/// <summary>How a vector search runs.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public class VectorSearchOptions<TRecord>
{
    private int _skip;

    /// <summary>Which records may be found; null means all.</summary>
    public Expression<Func<TRecord, bool>>? Filter { get; set; }

    /// <summary>The vector property to search; needed when there are several.</summary>
    public Expression<Func<TRecord, object?>>? VectorProperty { get; set; }

    /// <summary>How many results to pass over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Skip
    {
        get => _skip;
        set => _skip = Require.NotNegative(value);
    }

    /// <summary>Whether the results carry their vectors.</summary>
    public bool IncludeVectors { get; set; }

    /// <summary>The worst score a result may have; null sets no limit.</summary>
    public double? ScoreThreshold { get; set; }
}
