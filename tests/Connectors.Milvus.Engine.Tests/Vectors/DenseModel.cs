using System.Buffers.Binary;

namespace Connectors.Milvus.Engine.Tests.Vectors;

/// <summary>A row of the model: its vector's bytes, null where it has none, and the value it is grouped by.</summary>
internal sealed record ModelRow(byte[]? Vector, int Group);

/// <summary>The plain way to read, score and rank vectors of every dense type, in double precision.</summary>
internal static class DenseModel
{
    public static bool IsDistance(string metric) => metric is "L2" or "HAMMING" or "JACCARD";

    public static int RowBytes(EngineDataType type, int dimension) => type switch
    {
        EngineDataType.FloatVector => dimension * 4,
        EngineDataType.Float16Vector or EngineDataType.BFloat16Vector => dimension * 2,
        EngineDataType.Int8Vector => dimension,
        _ => dimension / 8,
    };

    public static byte[] RandomVector(Random random, EngineDataType type, int dimension)
    {
        var bytes = new byte[RowBytes(type, dimension)];
        random.NextBytes(bytes);
        for (var index = 0; index < dimension; index++)
        {
            var number = (random.NextSingle() * 2) - 1;
            switch (type)
            {
                case EngineDataType.FloatVector: BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * 4), number); break;
                case EngineDataType.Float16Vector: BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(index * 2), (Half)(random.Next(9) == 0 ? number * 1e-6f : number)); break;
                case EngineDataType.BFloat16Vector: BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(index * 2), (ushort)(BitConverter.SingleToUInt32Bits(number) >> 16)); break;
            }
        }

        return bytes;
    }

    public static double[] Read(EngineDataType type, byte[] bytes, int dimension)
    {
        var numbers = new double[dimension];
        for (var index = 0; index < dimension; index++)
        {
            numbers[index] = type switch
            {
                EngineDataType.FloatVector => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(index * 4)),
                EngineDataType.Float16Vector => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(index * 2)),
                EngineDataType.BFloat16Vector => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(index * 2)) << 16),
                EngineDataType.Int8Vector => (sbyte)bytes[index],
                _ => (bytes[index / 8] >> (index % 8)) & 1,
            };
        }

        return numbers;
    }

    public static double Score(string metric, double[] query, double[] row)
    {
        double dot = 0, distance = 0, queryLength = 0, rowLength = 0;
        int differences = 0, either = 0;
        for (var index = 0; index < query.Length; index++)
        {
            var (left, right) = (query[index], row[index]);
            dot += left * right;
            distance += (left - right) * (left - right);
            queryLength += left * left;
            rowLength += right * right;
            differences += left != right ? 1 : 0;
            either += left + right > 0 ? 1 : 0;
        }

        return metric switch
        {
            "L2" => distance,
            "HAMMING" => differences,
            "JACCARD" => either == 0 ? 0 : 1 - (dot / either),
            "IP" => dot,
            _ => queryLength * rowLength > 0 ? dot / Math.Sqrt(queryLength * rowLength) : 0,
        };
    }

    /// <summary>All rows with a vector, best first, equal scores by key.</summary>
    public static List<(long Id, double Score)> Rank(string metric, EngineDataType type, int dimension, byte[] query, IEnumerable<KeyValuePair<long, ModelRow>> rows)
    {
        var asked = Read(type, query, dimension);
        var scored = rows.Where(row => row.Value.Vector is not null).Select(row => (Id: row.Key, Score: Score(metric, asked, Read(type, row.Value.Vector!, dimension))));
        var ranked = IsDistance(metric) ? scored.OrderBy(row => row.Score) : scored.OrderByDescending(row => row.Score);
        return [.. ranked.ThenBy(row => row.Id)];
    }
}
