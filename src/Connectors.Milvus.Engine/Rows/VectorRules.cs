using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>What the vectors of a write and of a search must hold to.</summary>
internal static class VectorRules
{
    /// <summary>The column to write; all nulls when a nullable field was left out.</summary>
    public static Column Check(FieldEntry field, Column? column, int rowCount)
    {
        if (column is null)
            return field.Definition.IsNullable ? Nulls(field, rowCount) : throw RowRules.Missing(field);
        if (column.Valid is not null && !field.Definition.IsNullable && column.Valid.Contains(false))
            throw Errors.Mismatch($"the length of valid_data of field({field.Name}) is wrong: the field is not nullable", "0", $"{column.Count}");
        if (column is SparseVectorColumn sparse && field.VectorType.IsSparse)
        {
            SparseRules.Check(field, sparse);
            return sparse;
        }

        if (column is not VectorColumn vectors || !Fits(field, vectors))
            throw Errors.Mismatch($"field '{field.Name}' is illegal, array type mismatch", $"need {field.VectorType.ErrorName} vector array", $"got {column.Type}");
        if (vectors.Dimension != field.Dimension)
            throw Errors.Invalid($"the dim ({vectors.Dimension}) of field data({field.Name}) is not equal to schema dim ({field.Dimension})");
        CheckFinite(field, vectors);
        if (vectors.Type == field.Type)
            return vectors;
        // A large float has no half: it becomes infinite.
        var narrow = Narrow(field, vectors);
        CheckFinite(field, narrow);
        return narrow;
    }

    /// <summary>Throws when the vectors cannot be looked for in the field.</summary>
    public static void CheckQueries(FieldEntry field, Column queries)
    {
        // Only a search by key can have them.
        if (field.IsFunctionOutput)
        {
            CheckTexts(queries);
            return;
        }

        if (queries.Valid is not null && queries.Valid.Contains(false))
            throw Errors.Invalid($"a row to search for has no vector in field {field.Name}");
        if (queries is SparseVectorColumn sparse && field.VectorType.IsSparse)
            SparseRules.Check(field, sparse);
        else if (queries is VectorColumn dense && Fits(field, dense))
            CheckDenseQueries(field, dense);
        else
            throw Errors.Invalid($"vector type must be the same, field {field.Name} - type {field.Type}, search info type {queries.Type}");
    }

    private static void CheckTexts(Column queries)
    {
        if (queries is not Column<string>)
            throw Errors.Invalid($"please provide varchar/text for BM25 Function based search, got {queries.Type}");
    }

    private static void CheckDenseQueries(FieldEntry field, VectorColumn vectors)
    {
        if (vectors.Dimension != field.Dimension)
        {
            var actual = vectors.Data.Length / Math.Max(vectors.Count, 1);
            throw Errors.Input(
                EngineError.Segcore,
                $"vector dimension mismatch, expected vector size(byte) {field.RowBytes}, actual {actual}: field {field.Name} has {field.Dimension} dimensions, the query {vectors.Dimension}");
        }

        CheckFinite(field, vectors);
    }

    private static bool Fits(FieldEntry field, VectorColumn vectors)
        => vectors.Type == field.Type || (vectors.Type == EngineDataType.FloatVector && field.VectorType.Elements is { TakesFloats: true });

    private static VectorColumn Narrow(FieldEntry field, VectorColumn floats)
    {
        var bytes = new byte[checked(floats.Count * field.RowBytes)];
        field.VectorType.Elements!.Narrow(MemoryMarshal.Cast<byte, float>(floats.Data.Span), bytes);
        return new VectorColumn(floats.Name, field.Type, field.Dimension, floats.Count, bytes, floats.Valid);
    }

    private static Column Nulls(FieldEntry field, int rowCount) => field.VectorType.IsSparse
        ? new SparseVectorColumn(field.Name, new ReadOnlyMemory<byte>[rowCount], new bool[rowCount])
        : new VectorColumn(field.Name, field.Type, field.Dimension, rowCount, new byte[checked(rowCount * field.RowBytes)], new bool[rowCount]);

    // Null rows may hold anything.
    private static void CheckFinite(FieldEntry field, VectorColumn vectors)
    {
        var type = Vectors.VectorTypes.For(vectors.Type);
        var rowBytes = type.RowBytes(field.Dimension);
        for (var start = 0; type.Elements!.FindNotFinite(vectors.Data.Span[(start * rowBytes)..]) is >= 0 and var found; start++)
        {
            var (row, element) = Math.DivRem(found, field.Dimension);
            start += row;
            if (!vectors.IsNull(start))
                throw Errors.Invalid($"field '{field.Name}': value '{Read(type, vectors, start, element)}' is not a number or infinity, row {start}, element {element}");
        }
    }

    private static string Read(Vectors.VectorType type, VectorColumn vectors, int row, int element)
    {
        var rowBytes = type.RowBytes(vectors.Dimension);
        var query = new float[vectors.Dimension];
        type.Elements!.WriteQuery(vectors.Data.Span.Slice(row * rowBytes, rowBytes), MemoryMarshal.AsBytes(query.AsSpan()));
        return query[element].ToString(CultureInfo.InvariantCulture);
    }
}
