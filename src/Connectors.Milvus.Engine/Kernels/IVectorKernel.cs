using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>
/// Scores of queries against rows; a greater score is nearer. A row's sum is built in the same order whichever member computes it, so
/// equal vectors always get equal scores. Pointers: a query as <see cref="VectorElements.WriteQuery"/> lays it out, a row as it is stored.
/// </summary>
internal unsafe interface IVectorKernel
{
    /// <summary>One row. <paramref name="dimension"/> counts elements; bits for binary vectors.</summary>
    static abstract float One(byte* query, byte* row, int dimension);

    /// <summary>Four rows, which share every load of the query and keep four sums in flight.</summary>
    static abstract Vector128<float> Four(byte* query, byte* row0, byte* row1, byte* row2, byte* row3, int dimension);

    /// <summary>Three queries against four rows: where arithmetic is the limit, every load serves several sums. One after the other unless a kernel knows better.</summary>
    static virtual (Vector128<float> First, Vector128<float> Second, Vector128<float> Third) Tile<TSelf>(
        byte* query0, byte* query1, byte* query2, byte* row0, byte* row1, byte* row2, byte* row3, int dimension)
        where TSelf : struct, IVectorKernel
        => (TSelf.Four(query0, row0, row1, row2, row3, dimension), TSelf.Four(query1, row0, row1, row2, row3, dimension), TSelf.Four(query2, row0, row1, row2, row3, dimension));
}
