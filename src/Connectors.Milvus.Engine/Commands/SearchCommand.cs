namespace Connectors.Milvus.Engine;

/// <summary>
/// Finds the nearest vectors among the rows that a filter leaves: exactly, unless the field's index has a graph
/// (<see cref="VectorEngineOptions.GraphMinRows"/>). Ranges, groups and iterators are always exact.
/// </summary>
public sealed record SearchCommand
{
    /// <summary>The database; empty means <c>default</c>.</summary>
    public string Database { get; init; } = "";

    /// <summary>The collection's name or an alias.</summary>
    public required string Collection { get; init; }

    /// <summary>Only rows of these partitions; empty means all.</summary>
    public IReadOnlyList<string> Partitions { get; init; } = [];

    /// <summary>The vector field; may be null or empty when the collection has only one.</summary>
    public string? VectorField { get; init; }

    /// <summary>
    /// The query vectors, 1 to 16,384, of the field's type: a <see cref="VectorColumn"/> for dense fields (floats also for float16 and
    /// bfloat16), a <see cref="SparseVectorColumn"/> for sparse ones, texts (<c>Column&lt;string&gt;</c>) for what a BM25 function fills; null when <see cref="Keys"/> names rows instead.
    /// </summary>
    public Column? Vectors { get; init; }

    /// <summary>Primary keys whose vectors are looked for (<c>Column&lt;long&gt;</c> or <c>Column&lt;string&gt;</c>); a key that no row has is refused.</summary>
    public Column? Keys { get; init; }

    /// <summary>Of a text field with several analyzers, the name or alias of the one for the query texts; null, or one that there is not, means the default one.</summary>
    public string? AnalyzerName { get; init; }

    /// <summary>The metric; null or empty means the index's, another one is refused.</summary>
    public string? MetricType { get; init; }

    /// <summary>Hits per query vector (groups when grouping), 1 to 16,384.</summary>
    public required long Limit { get; init; }

    /// <summary>Hits to skip; limit and offset together at most 16,384.</summary>
    public long Offset { get; init; }

    /// <summary>
    /// How many candidates a search through a graph keeps, at least limit and offset together: more find more and take longer. Null means
    /// one and a half times limit and offset, at least 96. Looked at for indexes of the HNSW family and AUTOINDEX only.
    /// </summary>
    public int? Ef { get; init; }

    /// <summary>A Milvus boolean expression; empty means every row.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The values of the filter's <c>{templates}</c>: bool, long, double, string, object lists, UTF-8 JSON.</summary>
    public IReadOnlyDictionary<string, object?>? FilterValues { get; init; }

    /// <summary>Field names, dynamic keys or <c>*</c>; empty means no columns beside id and score.</summary>
    public IReadOnlyList<string> OutputFields { get; init; } = [];

    /// <summary>The outer bound: distances (L2, HAMMING, JACCARD) stay below it, IP and COSINE scores above it.</summary>
    public double? Radius { get; init; }

    /// <summary>The inner bound: distances from it on, IP and COSINE scores up to it. Needs a radius.</summary>
    public double? RangeFilter { get; init; }

    /// <summary>Decimals to round scores to, 0 to 6; -1 leaves them.</summary>
    public int RoundDecimal { get; init; } = -1;

    /// <summary>Fields whose values group the hits: the best of every combination; empty means no groups.</summary>
    public IReadOnlyList<string> GroupByFields { get; init; } = [];

    /// <summary>Hits per group, 1 to 10.</summary>
    public int GroupSize { get; init; } = 1;

    /// <summary>Whether groups must be filled. The scan is exact and fills every group as far as it has rows, so both values give the same answer.</summary>
    public bool StrictGroupSize { get; init; }

    /// <summary>Puts the hits that were found, and the groups by their first hits, into another order than the scores'; it finds no others.</summary>
    public IReadOnlyList<OrderByField> OrderBy { get; init; } = [];

    /// <summary>Marks words in the texts of the hits; null marks none.</summary>
    public HighlightCommand? Highlight { get; init; }

    /// <summary>Set when the search is one page of an iterator.</summary>
    public IteratorPage? Iterator { get; init; }

    /// <summary>Set when the engine keeps the iterator's place (search iterator v2): one query vector, neither offset nor groups.</summary>
    public SearchIteratorPage? IteratorPlace { get; init; }
}

/// <summary>Hits of all query vectors, one after the other. Distances ascend (L2 squared, HAMMING as bits, JACCARD from 0 to 1), IP and COSINE scores descend; equal scores stand in order of the primary key.</summary>
public sealed record SearchResult
{
    /// <summary>Per query vector, how many of the following rows are its own; may be less than the limit, or 0.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>The primary keys (<c>Column&lt;long&gt;</c> or <c>Column&lt;string&gt;</c>).</summary>
    public required Column Ids { get; init; }

    /// <summary>The scores.</summary>
    public required float[] Scores { get; init; }

    /// <summary>The output fields, the dynamic field as <c>$meta</c>.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The names that were asked for, with <c>*</c> spelled out.</summary>
    public required IReadOnlyList<string> OutputFields { get; init; }

    /// <summary>The primary key's name.</summary>
    public required string PrimaryField { get; init; }

    /// <summary>The group of every hit when grouping, one column per field.</summary>
    public IReadOnlyList<Column> GroupByValues { get; init; } = [];

    /// <summary>The marked words, a column per field; empty unless they were asked for.</summary>
    public IReadOnlyList<HighlightColumn> Highlights { get; init; } = [];

    /// <summary>The name and the bound that the iterator's next page must send; null when none was asked for.</summary>
    public SearchIteratorPage? IteratorPlace { get; init; }

    /// <summary>A hybrid timestamp not older than any write that the hits show.</summary>
    public required ulong Timestamp { get; init; }
}
