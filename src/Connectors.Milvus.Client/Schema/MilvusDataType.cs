namespace Connectors.Milvus.Client;

/// <summary>The data types of Milvus fields. The values are Milvus's own numbers and never change.</summary>
public enum MilvusDataType
{
    /// <summary>No type: what a server reports for something this client does not know.</summary>
    None = 0,

    /// <summary>True or false.</summary>
    [Covers("BOOL")]
    Bool = 1,

    /// <summary>A signed 8-bit integer.</summary>
    [Covers("INT8")]
    Int8 = 2,

    /// <summary>A signed 16-bit integer.</summary>
    [Covers("INT16")]
    Int16 = 3,

    /// <summary>A signed 32-bit integer.</summary>
    [Covers("INT32")]
    Int32 = 4,

    /// <summary>A signed 64-bit integer; one of the two types a primary key may have.</summary>
    [Covers("INT64")]
    Int64 = 5,

    /// <summary>A 32-bit floating point number. NaN and infinities are refused.</summary>
    [Covers("FLOAT")]
    Float = 10,

    /// <summary>A 64-bit floating point number. NaN and infinities are refused.</summary>
    [Covers("DOUBLE")]
    Double = 11,

    /// <summary>Reserved by Milvus and not usable as a field's type; use <see cref="VarChar"/>.</summary>
    String = 20,

    /// <summary>UTF-8 text with a maximum length in bytes (at most 65,535); one of the two types a primary key may have.</summary>
    [Covers("VARCHAR")]
    VarChar = 21,

    /// <summary>A list of values of one scalar type, with a maximum capacity.</summary>
    [Covers("ARRAY")]
    Array = 22,

    /// <summary>A JSON document of at most 65,536 bytes.</summary>
    [Covers("JSON")]
    Json = 23,

    /// <summary>A geometry in well-known text.</summary>
    [Covers("GEOMETRY", Needs = nameof(ServerFeatures.Geometry))]
    Geometry = 24,

    /// <summary>Long text (Milvus 3.0).</summary>
    [Covers("TEXT", Needs = nameof(ServerFeatures.TextType))]
    Text = 25,

    /// <summary>A point in time with a time zone, in ISO 8601 on the wire.</summary>
    [Covers("TIMESTAMPTZ", Needs = nameof(ServerFeatures.Timestamptz))]
    Timestamptz = 26,

    /// <summary>A vector of bits; the dimension counts bits and is a multiple of 8.</summary>
    [Covers("BINARY_VECTOR")]
    BinaryVector = 100,

    /// <summary>A vector of 32-bit floats.</summary>
    [Covers("FLOAT_VECTOR")]
    FloatVector = 101,

    /// <summary>A vector of IEEE half-precision floats.</summary>
    [Covers("FLOAT16_VECTOR")]
    Float16Vector = 102,

    /// <summary>A vector of bfloat16 numbers.</summary>
    [Covers("BFLOAT16_VECTOR")]
    BFloat16Vector = 103,

    /// <summary>A sparse vector of (index, value) pairs.</summary>
    [Covers("SPARSE_FLOAT_VECTOR")]
    SparseFloatVector = 104,

    /// <summary>A vector of signed bytes.</summary>
    [Covers("INT8_VECTOR", Needs = nameof(ServerFeatures.Int8Vectors))]
    Int8Vector = 105,

    /// <summary>Several vectors per row, inside an array of structs.</summary>
    ArrayOfVector = 106,

    /// <summary>An array of structs (internal to Milvus).</summary>
    ArrayOfStruct = 200,

    /// <summary>A struct inside an array of structs.</summary>
    Struct = 201,
}
