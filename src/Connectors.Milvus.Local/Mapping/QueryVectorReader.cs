using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>The query vectors, or texts, of a search, from the wire to the engine. The dimension follows from their length.</summary>
internal static class QueryVectorReader
{
    // BytesPerVector of this dimension is a whole number for every type, bits too.
    private const int Unit = 8;

    public static Column Read(ByteString group)
    {
        var placeholders = PlaceholderCodec.Decode(group);
        if (placeholders.Values.Count == 0)
        {
            throw Failures.Invalid(
                "nq [0] is invalid, nq (number of search vector per search request) should be in range [1, 16384], but got 0: invalid parameter");
        }

        return placeholders.Type switch
        {
            PlaceholderType.FloatVector or PlaceholderType.BinaryVector or PlaceholderType.Float16Vector or PlaceholderType.Bfloat16Vector or PlaceholderType.Int8Vector
                => ReadDense((DataType)placeholders.Type, placeholders.Values),
            PlaceholderType.SparseFloatVector => SparseColumns.Read(placeholders.Values),
            PlaceholderType.VarChar => new Column<string>("", EngineDataType.VarChar, [.. placeholders.Values.Select(TextHandlers.ReadText)]),
            _ => throw Failures.NotSupported($"A search for {placeholders.Type}"),
        };
    }

    private static VectorColumn ReadDense(DataType type, IReadOnlyList<ByteString> values)
    {
        var bytes = values[0].Length;
        var unitBytes = VectorEncoding.BytesPerVector(type, Unit);
        if (bytes == 0 || (long)bytes * Unit % unitBytes != 0)
            throw Failures.Invalid($"a query vector has {bytes} bytes, which are no {type}: invalid parameter");
        return new VectorColumn("", (EngineDataType)type, checked((int)((long)bytes * Unit / unitBytes)), values.Count, Concat(values, bytes));
    }

    private static ReadOnlyMemory<byte> Concat(IReadOnlyList<ByteString> values, int bytes)
    {
        if (values.Count == 1)
            return values[0].Memory;

        var all = new byte[checked(values.Count * bytes)];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Length != bytes)
            {
                throw new EngineException(
                    EngineError.Segcore,
                    $"vector dimension mismatch, expected vector size(byte) {bytes}, actual {values[i].Length}: segcore error",
                    isInputError: true);
            }

            values[i].Span.CopyTo(all.AsSpan(i * bytes));
        }

        return all;
    }
}
