namespace Connectors.Milvus.Client;

/// <summary>
/// Where the values of a column lie in its FieldData. Every column is the same three boxes around its values:
/// <code>
/// FieldData { type, field_name, scalars|vectors { [dim], slot { values [, element_type] } } [, is_dynamic] [, valid_data] }
/// </code>
/// Packed values (numbers, vectors) share one length-delimited run in field 1 of the slot's message. Other values
/// (text, JSON, arrays, sparse vectors) are the repeated field 1 of that message, each with its own tag and length. Vectors of
/// other elements than floats have no message: the slot is the run itself. Arrays of vectors are the repeated field 2 of theirs,
/// between the dimension and the element type.
/// </summary>
internal readonly record struct ColumnShape(bool IsVector, int Slot, bool IsPacked)
{
    /// <summary>Field 1, length-delimited: the tag of a packed run and of each repeated value.</summary>
    public const byte ValueTag = 0x0A;

    public static ColumnShape Bools { get; } = new(IsVector: false, Slot: 1, IsPacked: true);

    public static ColumnShape Ints { get; } = new(IsVector: false, Slot: 2, IsPacked: true);

    public static ColumnShape Longs { get; } = new(IsVector: false, Slot: 3, IsPacked: true);

    public static ColumnShape Floats { get; } = new(IsVector: false, Slot: 4, IsPacked: true) { Width = sizeof(float) };

    public static ColumnShape Doubles { get; } = new(IsVector: false, Slot: 5, IsPacked: true) { Width = sizeof(double) };

    public static ColumnShape Texts { get; } = new(IsVector: false, Slot: 6, IsPacked: false);

    public static ColumnShape Arrays { get; } = new(IsVector: false, Slot: 8, IsPacked: false);

    public static ColumnShape Jsons { get; } = new(IsVector: false, Slot: 9, IsPacked: false);

    public static ColumnShape Geometries { get; } = new(IsVector: false, Slot: 12, IsPacked: false);

    public static ColumnShape FloatVectors { get; } = new(IsVector: true, Slot: 2, IsPacked: true);

    public static ColumnShape BinaryVectors { get; } = new(IsVector: true, Slot: 3, IsPacked: false);

    public static ColumnShape Float16Vectors { get; } = new(IsVector: true, Slot: 4, IsPacked: false);

    public static ColumnShape BFloat16Vectors { get; } = new(IsVector: true, Slot: 5, IsPacked: false);

    public static ColumnShape SparseVectors { get; } = new(IsVector: true, Slot: 6, IsPacked: false) { HasMeasuredDimension = true };

    public static ColumnShape Int8Vectors { get; } = new(IsVector: true, Slot: 7, IsPacked: false);

    public static ColumnShape ArraysOfVectors { get; } = new(IsVector: true, Slot: 8, IsPacked: false) { RepeatedTag = 0x12 };

    /// <summary>The tag of each value that is not packed.</summary>
    public byte RepeatedTag { get; init; } = ValueTag;

    /// <summary>The bytes of each packed number; 0 where that depends on the number.</summary>
    public int Width { get; init; }

    /// <summary>Whether the values decide the dimension, as those of sparse vectors do; the slot then ends with it.</summary>
    public bool HasMeasuredDimension { get; init; }
}
