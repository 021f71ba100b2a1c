using System.Collections.ObjectModel;

namespace Connectors.Milvus.Engine;

/// <summary>One field of a collection, as the caller asks for it and as the engine describes it. Immutable.</summary>
public sealed record FieldDefinition
{
    /// <summary>Letters, digits and underscores, not starting with a digit, at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the field's values.</summary>
    public required EngineDataType Type { get; init; }

    /// <summary>Free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The id, from 100 upwards; given by the engine, ignored on create.</summary>
    public long FieldId { get; init; }

    /// <summary>Whether this is the collection's one primary key (Int64 or VarChar).</summary>
    public bool IsPrimaryKey { get; init; }

    /// <summary>Whether the engine generates the primary keys.</summary>
    public bool AutoId { get; init; }

    /// <summary>Whether rows may leave the field null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether rows are spread over the partitions by this field (Int64 or VarChar).</summary>
    public bool IsPartitionKey { get; init; }

    /// <summary>Kept and described, without effect on an embedded file.</summary>
    public bool IsClusteringKey { get; init; }

    /// <summary>Whether a function of the collection fills the field; given by the engine, ignored on create.</summary>
    public bool IsFunctionOutput { get; init; }

    /// <summary>The type of an array's elements; <see cref="EngineDataType.None"/> otherwise.</summary>
    public EngineDataType ElementType { get; init; }

    /// <summary>
    /// The value of rows that leave the field out or null; null means none. Bool fields take <see cref="bool"/>, Int8 to
    /// Int32 <see cref="int"/>, Int64 <see cref="long"/>, Float <see cref="float"/>, Double <see cref="double"/>, VarChar
    /// <see cref="string"/>, JSON <see cref="ReadOnlyMemory{T}"/> of UTF-8 bytes.
    /// </summary>
    public object? DefaultValue { get; init; }

    /// <summary>Milvus's type parameters as text: <c>dim</c>, <c>max_length</c>, <c>max_capacity</c>, <c>enable_analyzer</c>, <c>analyzer_params</c>, <c>enable_match</c> and any other, which is kept.</summary>
    public IReadOnlyDictionary<string, string> TypeParams { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
