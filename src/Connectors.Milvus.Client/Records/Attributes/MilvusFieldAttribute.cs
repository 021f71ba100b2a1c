namespace Connectors.Milvus.Client;

/// <summary>
/// Describes how a property is stored as a scalar field. Optional: an unmarked property is a field of its own name, with the
/// limits below at their largest. The CLR type decides the data type:
/// <list type="table">
/// <item><term>bool; sbyte, short, int, long; float, double; string</term><description>Bool; Int8, Int16, Int32, Int64; Float, Double; VarChar.</description></item>
/// <item><term>byte, ushort, uint, Half</term><description>Int16, Int32, Int64, Float: the next larger type.</description></item>
/// <item><term>enum</term><description>The integer beneath it; its name where <see cref="DataType"/> is VarChar.</description></item>
/// <item><term>DateTime, TimeOnly, TimeSpan</term><description>Int64: the ticks of 100 nanoseconds. A DateTime loses its kind.</description></item>
/// <item><term>DateTimeOffset</term><description>Int64: the ticks in UTC. It loses its offset.</description></item>
/// <item><term>DateTime, DateTimeOffset in Timestamptz fields</term><description>ISO 8601 to the microsecond; a DateTime has to be Utc or Local and is read as Utc.</description></item>
/// <item><term>DateOnly</term><description>Int32: the day number.</description></item>
/// <item><term>decimal, Guid, char</term><description>VarChar: the exact number without trailing zeros, 36 characters, one character.</description></item>
/// <item><term>JsonElement, JsonNode, JsonDocument</term><description>Json. Any other type as Json where <see cref="DataType"/> says so.</description></item>
/// <item><term>T[], List&lt;T&gt;, IReadOnlyList&lt;T&gt; of these</term><description>Array, but for <c>float[]</c>, <c>Half[]</c> and <c>byte[]</c>, which are vectors.</description></item>
/// <item><term>lists of objects of your own</term><description>An array of structs, marked <see cref="MilvusStructAttribute{TStruct}"/>.</description></item>
/// </list>
/// See <see href="https://milvus.io/docs/schema.md">Schema Explained</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusFieldAttribute : Attribute
{
    /// <summary>Describes a field that is named like the property.</summary>
    public MilvusFieldAttribute()
    {
    }

    /// <summary>Describes a field and names it.</summary>
    /// <param name="name">The field's name in Milvus.</param>
    public MilvusFieldAttribute(string name) => Name = name;

    /// <summary>The field's name; null means the property's name.</summary>
    public string? Name { get; }

    /// <summary>
    /// The data type, where it is not the one the CLR type has by default: <see cref="MilvusDataType.Json"/> for a class of your
    /// own or for text that is JSON, <see cref="MilvusDataType.Int64"/> for a smaller integer,
    /// <see cref="MilvusDataType.Array"/> for <c>float[]</c>, <see cref="MilvusDataType.Timestamptz"/> for points in time,
    /// <see cref="MilvusDataType.Geometry"/> or <see cref="MilvusDataType.Text"/> for text. <see cref="MilvusDataType.None"/> means the default.
    /// </summary>
    public MilvusDataType DataType { get; set; }

    /// <summary>
    /// The type of an array's elements, where it is not the one they have by default: a smaller integer, or
    /// <see cref="MilvusDataType.VarChar"/> for the names of enums. The field is then an array. <see cref="MilvusDataType.None"/> means the default.
    /// </summary>
    public MilvusDataType ElementType { get; set; }

    /// <summary>The longest text in UTF-8 bytes, 1 to 65,535, of a text or of each text of an array. 0 means 65,535.</summary>
    public int MaxLength { get; set; }

    /// <summary>The largest number of elements of an array, 1 to 4,096. 0 means 4,096.</summary>
    public int MaxCapacity { get; set; }

    /// <summary>
    /// Whether a record may have no value here. When not set, the property's own type decides: <c>int?</c> and <c>string?</c>
    /// are nullable, <c>int</c> and <c>string</c> are not.
    /// </summary>
    public bool Nullable
    {
        get => NullableOrUnset ?? false;
        set => NullableOrUnset = value;
    }

    /// <summary>What the server stores when the property is null: bool, a number or text, of the field's type. Needs Milvus 2.5.</summary>
    public object? Default { get; set; }

    /// <summary>Whether rows are put into partitions by this field's value (integers and text only).</summary>
    public bool IsPartitionKey { get; set; }

    /// <summary>Whether compaction sorts by this field.</summary>
    public bool IsClusteringKey { get; set; }

    /// <summary>Whether texts are split into words, for full-text search and text match. Needs Milvus 2.5.</summary>
    public bool EnableAnalyzer { get; set; }

    /// <summary>Whether filters may use <c>text_match</c> and <c>phrase_match</c>; the texts are then split into words too. Needs Milvus 2.5.</summary>
    public bool EnableMatch { get; set; }

    /// <summary>The analyzer as a JSON object, for example <c>{"type": "english"}</c>; null for the standard one.</summary>
    public string? AnalyzerParams { get; set; }

    /// <summary>The kind of scalar index to create, for example <see cref="MilvusIndexTypes.Inverted"/>; null for no index.</summary>
    public string? IndexType { get; set; }

    /// <summary>Build parameters of the index as a JSON object, for example <c>{"min_gram": 2, "max_gram": 4}</c>; null for the server's. Needs <see cref="IndexType"/>.</summary>
    public string? IndexParams { get; set; }

    /// <summary>
    /// Whether the field's data is mapped from disk instead of held in memory. When not set, the collection or the server decides.
    /// See <see href="https://milvus.io/docs/mmap.md">Use mmap</see>.
    /// </summary>
    public bool Mmap
    {
        get => MmapOrUnset ?? false;
        set => MmapOrUnset = value;
    }

    /// <summary>What the field is for; free text kept by the server.</summary>
    public string? Description { get; set; }

    internal bool? NullableOrUnset { get; private set; }

    internal bool? MmapOrUnset { get; private set; }
}
