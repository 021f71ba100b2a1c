using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.Client;

/// <summary>Marks a property that is stored as an array of structs; see <see cref="MilvusStructAttribute{TStruct}"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
[Covers("array of struct", Needs = nameof(ServerFeatures.StructArrays))]
public abstract class MilvusStructAttribute : Attribute
{
    private protected MilvusStructAttribute()
    {
    }

    /// <summary>The field's name; null means the property's name.</summary>
    public string? Name { get; set; }

    /// <summary>The largest number of structs of a record, 1 to 4,096. 0 means 4,096.</summary>
    public int MaxCapacity { get; set; }

    /// <summary>
    /// Whether a record may have no list; an empty one is a value. Needs Milvus 3.0, so it is never derived from the property's type:
    /// without it, null is refused.
    /// </summary>
    public bool Nullable { get; set; }

    /// <summary>What the field is for; free text kept by the server.</summary>
    public string? Description { get; set; }

    internal abstract StructField<TRecord> Read<TRecord>(MappedProperty property)
        where TRecord : class;
}

/// <summary>
/// Marks a list of objects of your own that is stored as an array of structs: <c>TStruct[]</c>, <c>List&lt;TStruct&gt;</c> or
/// <c>IReadOnlyList&lt;TStruct&gt;</c>. The properties of <typeparamref name="TStruct"/> are its fields, marked as those of records
/// are: Bool, numbers, VarChar, Geometry, Timestamptz and dense vectors. They are never null. Needs Milvus 2.6.4.
/// <code>
/// public sealed class Chunk
/// {
///     [MilvusField(MaxLength = 2_000)] public string Text { get; set; } = "";
///     [MilvusVector(768)] public ReadOnlyMemory&lt;float&gt; Vector { get; set; }
/// }
///
/// [MilvusStruct&lt;Chunk&gt;(MaxCapacity = 100)] public List&lt;Chunk&gt; Chunks { get; set; } = [];
/// </code>
/// A vector inside is searched and indexed as <c>Chunks[Vector]</c>. Its metric is MAX_SIM_COSINE unless <see cref="MilvusVectorAttribute.MetricType"/>
/// says otherwise (MAX_SIM_HAMMING of binary vectors), for searches by lists of vectors (<see cref="MilvusVectors.FromLists"/>); a
/// plain metric such as COSINE is for searches that find single elements.
/// See <see href="https://milvus.io/docs/array-of-structs.md">Array of Structs</see>.
/// </summary>
/// <typeparam name="TStruct">The type of the list's elements.</typeparam>
public sealed class MilvusStructAttribute<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TStruct> : MilvusStructAttribute
    where TStruct : class
{
    internal override StructField<TRecord> Read<TRecord>(MappedProperty property) => StructReader<TStruct>.Read<TRecord>(property, this);
}
