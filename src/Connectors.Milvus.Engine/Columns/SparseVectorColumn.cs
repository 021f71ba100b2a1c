namespace Connectors.Milvus.Engine;

/// <summary>
/// A column of sparse vectors. A row is its pairs one after the other, each a 32-bit index and a 32-bit float, both little-endian,
/// ascending by index without repetition; a row without pairs is an empty vector.
/// <code>
/// { 1: 0.5, 7: 2 }   →   01 00 00 00  00 00 00 3F  07 00 00 00  00 00 00 40
/// </code>
/// </summary>
public sealed class SparseVectorColumn : Column
{
    /// <summary>Bytes of one pair.</summary>
    public const int PairBytes = sizeof(uint) + sizeof(float);

    /// <summary>Creates the column.</summary>
    /// <param name="name">The field's name; anything for query vectors.</param>
    /// <param name="rows">One vector per row, anything at null rows.</param>
    /// <param name="valid">Per row, whether it has a value; null when every row has one.</param>
    public SparseVectorColumn(string name, ReadOnlyMemory<byte>[] rows, bool[]? valid = null)
        : base(name, EngineDataType.SparseFloatVector, rows.Length, valid) => Rows = rows;

    /// <summary>One vector per row.</summary>
    public ReadOnlyMemory<byte>[] Rows { get; }
}
