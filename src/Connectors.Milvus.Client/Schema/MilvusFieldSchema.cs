namespace Connectors.Milvus.Client;

/// <summary>
/// One field of a collection. Made by the factories below and refined with <c>with</c>:
/// <code>MilvusFieldSchema.VarChar("title", 200) with { IsNullable = true }</code>
/// Limits are Milvus's defaults; a server may be configured otherwise and has the last word.
/// </summary>
public sealed partial record MilvusFieldSchema
{
    /// <summary>The field's name: letters, digits and underscores, not starting with a digit, at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the field's values.</summary>
    public required MilvusDataType DataType { get; init; }

    /// <summary>What the field is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether this is the primary key (Int64 or VarChar).</summary>
    public bool IsPrimaryKey { get; init; }

    /// <summary>Whether the server generates the primary key.</summary>
    public bool AutoId { get; init; }

    /// <summary>Whether a row may have no value here.</summary>
    [Covers("nullable", Needs = nameof(ServerFeatures.NullableFields))]
    [Covers("nullable vectors", Needs = nameof(ServerFeatures.NullableVectors))]
    public bool IsNullable { get; init; }

    /// <summary>
    /// What the server fills in when a row has no value: bool, an integer, float, double, string, JSON text for
    /// <see cref="MilvusDataType.Json"/>, ISO 8601 text, DateTimeOffset or DateTime for <see cref="MilvusDataType.Timestamptz"/>.
    /// Null means no default. Not available for vectors and arrays.
    /// </summary>
    [Covers("default_value", Needs = nameof(ServerFeatures.NullableFields))]
    public object? DefaultValue { get; init; }

    /// <summary>The number of elements of a vector (bits for binary vectors), 1 to 32,768; null for other types.</summary>
    public int? Dimension { get; init; }

    /// <summary>The longest text in UTF-8 bytes, 1 to 65,535, of a VarChar field or of an array of VarChar.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The type of an array's elements; <see cref="MilvusDataType.None"/> for other types.</summary>
    public MilvusDataType ElementType { get; init; }

    /// <summary>The largest number of elements of an array, 1 to 4,096.</summary>
    public int? MaxCapacity { get; init; }

    /// <summary>Whether rows are put into partitions by this field's value.</summary>
    [Covers("partition key")]
    public bool IsPartitionKey { get; init; }

    /// <summary>Whether compaction sorts by this field.</summary>
    [Covers("clustering key")]
    public bool IsClusteringKey { get; init; }

    /// <summary>Whether a function of the collection computes this field; rows must not carry it.</summary>
    public bool IsFunctionOutput { get; init; }

    /// <summary>Further type parameters by Milvus's names, for example <c>mmap.enabled</c> or <c>enable_match</c>.</summary>
    public IReadOnlyDictionary<string, string> TypeParams { get; init; } = new Dictionary<string, string>();

    /// <summary>The server's number for the field; 0 in a schema that was not read from a server.</summary>
    public long FieldId { get; init; }

    /// <summary>Whether the field holds vectors.</summary>
    public bool IsVector => DataType is >= MilvusDataType.BinaryVector and <= MilvusDataType.ArrayOfVector;
}
