using System.Buffers.Binary;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>Sparse vector columns, both ways. A row keeps its bytes; null rows are left out on the wire.</summary>
internal static class SparseColumns
{
    public static SparseVectorColumn Read(string name, VectorField field, bool[]? valid)
    {
        var contents = field.SparseFloatVector?.Contents;
        var rows = new ReadOnlyMemory<byte>[contents?.Count ?? 0];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = contents![row].Memory;
        return new SparseVectorColumn(name, ColumnReader.InPlace(name, rows, valid), valid);
    }

    /// <summary>The query vectors of a search.</summary>
    public static SparseVectorColumn Read(IReadOnlyList<ByteString> values) => new("", [.. values.Select(value => value.Memory)]);

    public static VectorField Write(SparseVectorColumn column)
    {
        var array = new SparseFloatArray();
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsNull(row))
                continue;
            var pairs = column.Rows[row];
            array.Contents.Add(UnsafeByteOperations.UnsafeWrap(pairs));
            if (pairs.Length >= SparseVectorColumn.PairBytes)
                array.Dim = Math.Max(array.Dim, BinaryPrimitives.ReadUInt32LittleEndian(pairs.Span[^SparseVectorColumn.PairBytes..]) + 1L);
        }

        return new VectorField { Dim = array.Dim, SparseFloatVector = array };
    }
}
