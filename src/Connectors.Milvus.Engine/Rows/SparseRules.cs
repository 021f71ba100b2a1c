using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>What sparse vectors must hold to, as Milvus checks them: whole pairs, ascending indexes below 2^32 − 1, finite values. Empty is allowed.</summary>
internal static class SparseRules
{
    public static void Check(FieldEntry field, SparseVectorColumn column)
    {
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.IsNull(row))
                CheckRow(field, column.Rows[row].Span, row);
        }
    }

    private static void CheckRow(FieldEntry field, ReadOnlySpan<byte> bytes, int row)
    {
        if (bytes.Length % SparseVectorColumn.PairBytes != 0)
            throw Errors.Invalid($"invalid data length in sparse float vector: {bytes.Length}, field {field.Name}, row {row}");
        var previous = -1L;
        foreach (var (index, value) in SparsePairs.Read(bytes))
        {
            if (index == uint.MaxValue)
                throw Errors.Invalid($"invalid index in sparse float vector: must be less than 2^32-1, field {field.Name}, row {row}");
            if (index <= previous)
                throw Errors.Invalid($"unsorted or same indices in sparse float vector, field {field.Name}, row {row}: {index} after {previous}");
            if (!float.IsFinite(value))
                throw Errors.Invalid($"field '{field.Name}': value '{value}' is not a number or infinity, row {row}, index {index}");
            previous = index;
        }
    }
}
