using System.Numerics;
using System.Text;
using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Rows;

/// <summary>
/// Which partition a row goes to: the one that the write names, or the one that its partition key hashes to. The hashes are Milvus's:
/// CRC-32 (IEEE) of a text's first 100 bytes, MurmurHash3 of a number's 8 bytes, modulo the number of partitions.
/// </summary>
internal abstract class PartitionSource
{
    private const int HashedTextBytes = 100;

    public static PartitionSource For(RowSet rows)
    {
        if (rows.KeptPartitions is { } kept)
            return new Kept(kept, rows.Partition!.Number);
        if (rows.Partition is not null)
            return new Fixed(rows.Partition.Number);
        var key = rows.Scalars.Single(static source => source.Field.Definition.IsPartitionKey);
        return new Hashed(key, rows.Collection.Partitions);
    }

    public abstract long Number(int row);

    public static uint Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var crc = uint.MaxValue;
        foreach (var value in bytes.AsSpan(0, Math.Min(bytes.Length, HashedTextBytes)))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    public static uint Hash(long number)
    {
        var hash = Mix(Mix(0, (uint)number), (uint)(number >> 32)) ^ sizeof(long);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (hash ^ (hash >> 16)) & 0x7FFFFFFF;
    }

    private static uint Mix(uint hash, uint block)
        => (BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593), 13) * 5) + 0xE6546B64;

    private sealed class Fixed(long number) : PartitionSource
    {
        public override long Number(int row) => number;
    }

    private sealed class Kept(IReadOnlyList<long?> numbers, long otherwise) : PartitionSource
    {
        public override long Number(int row) => numbers[row] ?? otherwise;
    }

    private sealed class Hashed(ScalarSource key, IReadOnlyList<PartitionEntry> partitions) : PartitionSource
    {
        public override long Number(int row)
        {
            var (column, at) = key.Column is null || key.Column.IsNull(row) ? (key.Field.Default!, 0) : (key.Column, row);
            var hash = column switch
            {
                Column<long> numbers => Hash(numbers.Values[at]),
                _ => Hash(((Column<string>)column).Values[at]),
            };
            return partitions[(int)(hash % (uint)partitions.Count)].Number;
        }
    }
}
