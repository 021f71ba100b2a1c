namespace Connectors.Milvus.Client;

public sealed partial record MilvusFieldSchema
{
    /// <summary>A field of true or false.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Bool(string name) => Scalar(name, MilvusDataType.Bool);

    /// <summary>A field of signed 8-bit integers.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Int8(string name) => Scalar(name, MilvusDataType.Int8);

    /// <summary>A field of signed 16-bit integers.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Int16(string name) => Scalar(name, MilvusDataType.Int16);

    /// <summary>A field of signed 32-bit integers.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Int32(string name) => Scalar(name, MilvusDataType.Int32);

    /// <summary>A field of signed 64-bit integers, possibly the primary key.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="isPrimaryKey">Whether it is the primary key.</param>
    /// <param name="autoId">Whether the server generates the primary key.</param>
    public static MilvusFieldSchema Int64(string name, bool isPrimaryKey = false, bool autoId = false) =>
        Scalar(name, MilvusDataType.Int64) with { IsPrimaryKey = isPrimaryKey, AutoId = autoId };

    /// <summary>A field of 32-bit floating point numbers.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Float(string name) => Scalar(name, MilvusDataType.Float);

    /// <summary>A field of 64-bit floating point numbers.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Double(string name) => Scalar(name, MilvusDataType.Double);

    /// <summary>A field of text, possibly the primary key.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="maxLength">The longest text in UTF-8 bytes, 1 to 65,535.</param>
    /// <param name="isPrimaryKey">Whether it is the primary key.</param>
    /// <param name="autoId">Whether the server generates the primary key.</param>
    public static MilvusFieldSchema VarChar(string name, int maxLength, bool isPrimaryKey = false, bool autoId = false) =>
        Scalar(name, MilvusDataType.VarChar) with { MaxLength = maxLength, IsPrimaryKey = isPrimaryKey, AutoId = autoId };

    /// <summary>A field of JSON documents.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Json(string name) => Scalar(name, MilvusDataType.Json);

    /// <summary>A field of lists of one scalar type.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="elementType">The elements' type: bool, an integer, float, double or VarChar.</param>
    /// <param name="maxCapacity">The largest number of elements, 1 to 4,096.</param>
    /// <param name="maxLength">For VarChar elements: the longest text in UTF-8 bytes, 1 to 65,535.</param>
    public static MilvusFieldSchema Array(string name, MilvusDataType elementType, int maxCapacity, int? maxLength = null) =>
        Scalar(name, MilvusDataType.Array) with { ElementType = elementType, MaxCapacity = maxCapacity, MaxLength = maxLength };

    /// <summary>A field of vectors of 32-bit floats.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768.</param>
    public static MilvusFieldSchema FloatVector(string name, int dimension) =>
        Scalar(name, MilvusDataType.FloatVector) with { Dimension = dimension };

    /// <summary>A field of vectors of half-precision floats.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768.</param>
    public static MilvusFieldSchema Float16Vector(string name, int dimension) =>
        Scalar(name, MilvusDataType.Float16Vector) with { Dimension = dimension };

    /// <summary>A field of vectors of bfloat16 numbers.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768.</param>
    public static MilvusFieldSchema BFloat16Vector(string name, int dimension) =>
        Scalar(name, MilvusDataType.BFloat16Vector) with { Dimension = dimension };

    /// <summary>A field of vectors of signed bytes. Needs Milvus 2.6.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dimension">The number of elements of each vector, 1 to 32,768.</param>
    public static MilvusFieldSchema Int8Vector(string name, int dimension) =>
        Scalar(name, MilvusDataType.Int8Vector) with { Dimension = dimension };

    /// <summary>A field of vectors of bits.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dimension">The number of bits of each vector, a multiple of 8 up to 262,144.</param>
    public static MilvusFieldSchema BinaryVector(string name, int dimension) =>
        Scalar(name, MilvusDataType.BinaryVector) with { Dimension = dimension };

    /// <summary>A field of sparse vectors, which have no dimension.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema SparseFloatVector(string name) => Scalar(name, MilvusDataType.SparseFloatVector);

    /// <summary>A field of geometries in well-known text, for example <c>POINT (13.4 52.5)</c>. Needs Milvus 2.6.3.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Geometry(string name) => Scalar(name, MilvusDataType.Geometry);

    /// <summary>A field of points in time with a time zone. Needs Milvus 2.6.6.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Timestamptz(string name) => Scalar(name, MilvusDataType.Timestamptz);

    /// <summary>A field of long text. Needs Milvus 3.0.</summary>
    /// <param name="name">The field's name.</param>
    public static MilvusFieldSchema Text(string name) => Scalar(name, MilvusDataType.Text);

    private static MilvusFieldSchema Scalar(string name, MilvusDataType type) => new() { Name = name, DataType = type };
}
