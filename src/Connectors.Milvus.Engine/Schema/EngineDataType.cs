namespace Connectors.Milvus.Engine;

/// <summary>Field types, with Milvus's numbers.</summary>
public enum EngineDataType
{
    /// <summary>No type: the element type of a field that is not an array.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    Bool = 1,

    /// <summary>8-bit signed integer.</summary>
    Int8 = 2,

    /// <summary>16-bit signed integer.</summary>
    Int16 = 3,

    /// <summary>32-bit signed integer.</summary>
    Int32 = 4,

    /// <summary>64-bit signed integer.</summary>
    Int64 = 5,

    /// <summary>32-bit floating point number; NaN and infinities are refused.</summary>
    Float = 10,

    /// <summary>64-bit floating point number; NaN and infinities are refused.</summary>
    Double = 11,

    /// <summary>Text of at most <c>max_length</c> UTF-8 bytes.</summary>
    VarChar = 21,

    /// <summary>Up to <c>max_capacity</c> values of one scalar type.</summary>
    Array = 22,

    /// <summary>A JSON document of at most 65,536 UTF-8 bytes.</summary>
    Json = 23,

    /// <summary>A shape as well-known text (WKT); checked, and kept as sent.</summary>
    Geometry = 24,

    /// <summary>Text of any length.</summary>
    Text = 25,

    /// <summary>A moment: microseconds since 1970 in UTC; sent and given as ISO 8601 text.</summary>
    Timestamptz = 26,

    /// <summary><c>dim</c> bits, eight to a byte.</summary>
    BinaryVector = 100,

    /// <summary><c>dim</c> 32-bit floats, little-endian.</summary>
    FloatVector = 101,

    /// <summary><c>dim</c> IEEE half floats, little-endian.</summary>
    Float16Vector = 102,

    /// <summary><c>dim</c> bfloat16 numbers, little-endian.</summary>
    BFloat16Vector = 103,

    /// <summary>Pairs of a 32-bit index and a 32-bit float, sorted by index.</summary>
    SparseFloatVector = 104,

    /// <summary><c>dim</c> signed bytes.</summary>
    Int8Vector = 105,
}
