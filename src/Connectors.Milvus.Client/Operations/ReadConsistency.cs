using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The consistency of one read, as requests carry it.</summary>
/// <param name="Level">The level. Always sent, so that reads do not depend on what level the collection was created with.</param>
/// <param name="GuaranteeTimestamp">What the read must at least see.</param>
internal readonly record struct ReadConsistency(ConsistencyLevel Level, ulong GuaranteeTimestamp)
{
    // What the server takes for "everything" (it allocates the timestamp), "whatever is there" and "bounded staleness".
    private const ulong Everything = 0;
    private const ulong Whatever = 1;
    private const ulong Bounded = 2;

    /// <summary>Whether a guarantee timestamp is that of a write, and not a word for a level.</summary>
    public static bool IsWrite(ulong guaranteeTimestamp) => guaranteeTimestamp > Bounded;

    public static void Check(MilvusReadOptions options)
    {
        if (options.GuaranteeTimestamp is not null && options.ConsistencyLevel is { } level and not MilvusConsistencyLevel.Customized)
        {
            throw new ArgumentException(
                $"GuaranteeTimestamp has no meaning at level {level}: leave one of the two out, or use Customized.", nameof(options));
        }

        if (options.ConsistencyLevel is { } unknown && !Enum.IsDefined(unknown))
        {
            throw new ArgumentOutOfRangeException(nameof(options), unknown, "Not a consistency level.");
        }
    }

    /// <param name="options">What the caller asked for, checked.</param>
    /// <param name="fallback">The client's level.</param>
    /// <param name="newestWrite">This client's newest write to the collection; 0 when there is none.</param>
    public static ReadConsistency For(MilvusReadOptions options, MilvusConsistencyLevel fallback, ulong newestWrite)
    {
        var level = options.ConsistencyLevel
            ?? (options.GuaranteeTimestamp is null ? fallback : MilvusConsistencyLevel.Customized);
        return level switch
        {
            MilvusConsistencyLevel.Strong => new(ConsistencyLevel.Strong, Everything),
            MilvusConsistencyLevel.Session => new(ConsistencyLevel.Session, newestWrite == 0 ? Whatever : newestWrite),
            MilvusConsistencyLevel.Bounded => new(ConsistencyLevel.Bounded, Bounded),
            MilvusConsistencyLevel.Eventually => new(ConsistencyLevel.Eventually, Whatever),
            _ => new(ConsistencyLevel.Customized, options.GuaranteeTimestamp ?? Whatever),
        };
    }
}
