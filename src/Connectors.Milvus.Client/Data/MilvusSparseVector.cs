using System.Buffers.Binary;
using System.Collections;
using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>
/// A sparse vector: the values of the positions that are not zero, in ascending order of their positions. Positions are below
/// 4,294,967,295, values are finite and not negative (Milvus refuses negative ones). Immutable and safe to share.
/// See <see href="https://milvus.io/docs/sparse_vector.md">Sparse Vector</see>.
/// <code>MilvusSparseVector vector = new Dictionary&lt;uint, float&gt; { [7] = 0.5f, [1_024] = 0.25f };</code>
/// </summary>
public sealed class MilvusSparseVector : IReadOnlyList<KeyValuePair<uint, float>>, IEquatable<MilvusSparseVector>
{
    // As on the wire: position (4 bytes) and value (4 bytes), little-endian, so that it is copied as it is.
    private const int ElementBytes = sizeof(uint) + sizeof(float);

    private MilvusSparseVector(ReadOnlyMemory<byte> row) => Row = row;

    /// <summary>The vector without any value.</summary>
    public static MilvusSparseVector Empty { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>How many values there are.</summary>
    public int Count => Row.Length / ElementBytes;

    /// <summary>The highest position plus one; 0 for the empty vector.</summary>
    public long Dimension => Count == 0 ? 0 : (long)this[Count - 1].Key + 1;

    internal ReadOnlyMemory<byte> Row { get; }

    /// <summary>A position and its value, by rank.</summary>
    /// <param name="index">The rank, 0 to <see cref="Count"/> - 1.</param>
    public KeyValuePair<uint, float> this[int index]
    {
        get
        {
            var element = Row.Span.Slice(index * ElementBytes, ElementBytes);
            return new(BinaryPrimitives.ReadUInt32LittleEndian(element), BinaryPrimitives.ReadSingleLittleEndian(element[sizeof(uint)..]));
        }
    }

    /// <summary>Makes a vector of a dictionary from positions to values.</summary>
    /// <param name="values">The positions and values.</param>
    /// <exception cref="ArgumentException">A position or a value is not allowed.</exception>
    public static implicit operator MilvusSparseVector(Dictionary<uint, float> values) => From(values);

    /// <summary>Makes a vector of positions and values in any order.</summary>
    /// <param name="values">The positions and values; enumerated once, now.</param>
    /// <exception cref="ArgumentException">A position is there twice or too high, or a value is negative or not finite.</exception>
    public static MilvusSparseVector From(IEnumerable<KeyValuePair<uint, float>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        KeyValuePair<uint, float>[] elements = [.. values];
        var indices = Array.ConvertAll(elements, element => element.Key);
        Array.Sort(indices, elements);
        return From(indices, Array.ConvertAll(elements, element => element.Value));
    }

    /// <summary>Makes a vector of positions and their values, which are copied.</summary>
    /// <param name="indices">The positions, ascending and below 4,294,967,295.</param>
    /// <param name="values">The value of each position.</param>
    /// <exception cref="ArgumentException">The lengths differ, positions do not ascend, or a value is negative or not finite.</exception>
    public static MilvusSparseVector From(ReadOnlySpan<uint> indices, ReadOnlySpan<float> values)
    {
        if (indices.Length != values.Length)
        {
            throw new ArgumentException($"There are {indices.Length} positions and {values.Length} values; each position has one value.", nameof(values));
        }

        var row = new byte[indices.Length * ElementBytes];
        for (var i = 0; i < indices.Length; i++)
        {
            Check(indices, values, i);
            var element = row.AsSpan(i * ElementBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(element, indices[i]);
            BinaryPrimitives.WriteSingleLittleEndian(element[sizeof(uint)..], values[i]);
        }

        return row.Length == 0 ? Empty : new MilvusSparseVector(row);
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<uint, float>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have the same positions and values.</summary>
    /// <param name="other">The other vector.</param>
    public bool Equals(MilvusSparseVector? other) => other is not null && Row.Span.SequenceEqual(other.Row.Span);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MilvusSparseVector);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Row.Span);
        return hash.ToHashCode();
    }

    /// <summary>The positions and values: <c>{7: 0.5, 1024: 0.25}</c>.</summary>
    public override string ToString() =>
        $"{{{string.Join(", ", this.Select(element => string.Create(CultureInfo.InvariantCulture, $"{element.Key}: {element.Value}")))}}}";

    /// <summary>A vector around bytes of the wire, which must not change; null when they are no whole number of elements.</summary>
    internal static MilvusSparseVector? FromRow(ReadOnlyMemory<byte> row) =>
        row.Length % ElementBytes != 0 ? null : row.IsEmpty ? Empty : new MilvusSparseVector(row);

    private static void Check(ReadOnlySpan<uint> indices, ReadOnlySpan<float> values, int i)
    {
        var index = indices[i];
        var value = values[i];
        if (i > 0 && index <= indices[i - 1])
        {
            throw new ArgumentException(
                index == indices[i - 1] ? $"The position {index} is there twice." : $"The position {index} comes after {indices[i - 1]}; positions ascend.",
                nameof(indices));
        }

        if (index == uint.MaxValue)
        {
            throw new ArgumentException($"The position {index} is too high; the highest is {uint.MaxValue - 1}.", nameof(indices));
        }

        if (!float.IsFinite(value) || value < 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The value {value} at position {index} is {(float.IsFinite(value) ? "negative" : "not a finite number")}; Milvus takes finite values from 0 on."),
                nameof(values));
        }
    }
}
