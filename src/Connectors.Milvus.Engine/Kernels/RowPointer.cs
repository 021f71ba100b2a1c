namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Rows of one length, one after the other. Whoever owns the memory keeps it alive while this is used.</summary>
internal readonly unsafe struct RowPointer(byte* first, int rowBytes)
{
    public byte* this[int place] => first + ((nint)place * rowBytes);
}

/// <summary>Queries laid out for the kernels, at equal distances. Whoever owns the memory keeps it alive while this is used.</summary>
internal readonly unsafe struct QueryPointer(byte* first, nint stride, int dimension)
{
    /// <summary>Elements per query.</summary>
    public int Dimension => dimension;

    public byte* this[int query] => first + (query * stride);
}
