namespace Connectors.Milvus.Client;

/// <summary>
/// Names of index types, as Milvus spells them. They are open strings: every Milvus release adds some, and any text may be passed.
/// </summary>
[Covers("index types")]
public static class MilvusIndexTypes
{
    /// <summary>The server chooses. Works for vector and scalar fields.</summary>
    public const string AutoIndex = "AUTOINDEX";

    /// <summary>Exact search over every vector.</summary>
    public const string Flat = "FLAT";

    /// <summary>Inverted file with raw vectors.</summary>
    public const string IvfFlat = "IVF_FLAT";

    /// <summary>Inverted file with 8-bit scalar quantisation.</summary>
    public const string IvfSq8 = "IVF_SQ8";

    /// <summary>Inverted file with product quantisation.</summary>
    public const string IvfPq = "IVF_PQ";

    /// <summary>Inverted file with RaBitQ quantisation (Milvus 2.6).</summary>
    public const string IvfRabitq = "IVF_RABITQ";

    /// <summary>Hierarchical navigable small world graph.</summary>
    public const string Hnsw = "HNSW";

    /// <summary>HNSW over scalar-quantised vectors.</summary>
    public const string HnswSq = "HNSW_SQ";

    /// <summary>HNSW over product-quantised vectors.</summary>
    public const string HnswPq = "HNSW_PQ";

    /// <summary>HNSW over residual-quantised vectors.</summary>
    public const string HnswPrq = "HNSW_PRQ";

    /// <summary>Graph index on disk.</summary>
    public const string DiskAnn = "DISKANN";

    /// <summary>Graph index that stays on disk while it is searched (Milvus 2.6).</summary>
    public const string Aisaq = "AISAQ";

    /// <summary>ScaNN.</summary>
    public const string Scann = "SCANN";

    /// <summary>Inverted file with raw vectors, on a GPU.</summary>
    public const string GpuIvfFlat = "GPU_IVF_FLAT";

    /// <summary>Inverted file with product quantisation, on a GPU.</summary>
    public const string GpuIvfPq = "GPU_IVF_PQ";

    /// <summary>Exact search over every vector, on a GPU.</summary>
    public const string GpuBruteForce = "GPU_BRUTE_FORCE";

    /// <summary>Graph index on a GPU.</summary>
    public const string GpuCagra = "GPU_CAGRA";

    /// <summary>Exact search over binary vectors.</summary>
    public const string BinFlat = "BIN_FLAT";

    /// <summary>Inverted file over binary vectors.</summary>
    public const string BinIvfFlat = "BIN_IVF_FLAT";

    /// <summary>Locality-sensitive hashing of MinHash signatures, in a binary vector field (Milvus 2.6).</summary>
    public const string MinHashLsh = "MINHASH_LSH";

    /// <summary>Inverted index over sparse vectors.</summary>
    public const string SparseInvertedIndex = "SPARSE_INVERTED_INDEX";

    /// <summary>Inverted index over sparse vectors, searched by WAND; newer servers choose that by a parameter of the other.</summary>
    public const string SparseWand = "SPARSE_WAND";

    /// <summary>Inverted index over a scalar field, an array or a JSON path.</summary>
    public const string Inverted = "INVERTED";

    /// <summary>Bitmap index over a scalar field of few distinct values.</summary>
    public const string Bitmap = "BITMAP";

    /// <summary>Prefix tree over a VarChar field.</summary>
    public const string Trie = "TRIE";

    /// <summary>Sorted index over a numeric field.</summary>
    public const string StlSort = "STL_SORT";

    /// <summary>N-gram index over a VarChar field (Milvus 2.6).</summary>
    public const string NGram = "NGRAM";

    /// <summary>R-tree over a geometry field (Milvus 2.6).</summary>
    public const string RTree = "RTREE";

    /// <summary>Substring index over a VarChar field (Milvus 3.0).</summary>
    public const string FmIndex = "FMINDEX";
}
