using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Hnsw;

/// <summary>
/// What an index of the catalog asks of its graph. HNSW and its quantised kinds have one from
/// <see cref="VectorEngineOptions.GraphMinRows"/> rows on, AUTOINDEX from five times as many; all others are searched exactly.
/// </summary>
/// <param name="IndexId">The index; another index on the field has another graph.</param>
/// <param name="Metric">What nearness is.</param>
/// <param name="M">Neighbours of a node per level; twice as many on the lowest.</param>
/// <param name="EfConstruction">How many candidates an insertion looks for.</param>
/// <param name="MinRows">Below it there is no graph.</param>
internal sealed record GraphParameters(long IndexId, Metric Metric, int M, int EfConstruction, int MinRows)
{
    public const int MaxM = 2048;

    private const int DefaultM = 16;
    private const int DefaultEfConstruction = 128;
    private const int AutoIndexFactor = 5;

    /// <summary>The field's parameters; null when its index has no graph.</summary>
    public static GraphParameters? Of(CollectionEntry collection, FieldEntry field, VectorEngineOptions options)
    {
        if (field.VectorType.IsSparse || collection.IndexOn(field) is not { } index)
            return null;
        var isAuto = index.Type.Equals("AUTOINDEX", StringComparison.OrdinalIgnoreCase);
        if (!isAuto && !IsHnsw(index))
            return null;
        var m = Math.Clamp(Number(index, "M", DefaultM), 2, MaxM);
        return new GraphParameters(
            index.Id,
            Metrics.Parse(index.Metric),
            m,
            Math.Max(Number(index, "efConstruction", DefaultEfConstruction), m),
            (int)Math.Min(int.MaxValue, (long)options.GraphMinRows * (isAuto ? AutoIndexFactor : 1)));
    }

    public static bool IsHnsw(IndexEntry index) => index.Type.StartsWith("HNSW", StringComparison.OrdinalIgnoreCase);

    private static int Number(IndexEntry index, string name, int otherwise)
        => index.Parameters.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : otherwise;
}
