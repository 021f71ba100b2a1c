using Connectors.Milvus.Client;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>A property of a record as a filter sees it: the field it lives in and how its values are written there.</summary>
/// <param name="StorageName">The field's name in Milvus, an identifier.</param>
/// <param name="ClrType">The property's type as declared: <c>int?</c>, <c>string</c>, <c>List&lt;Guid&gt;</c>.</param>
/// <param name="DataType">The field's type.</param>
/// <param name="ElementType">The type of the elements where the field is an array.</param>
/// <param name="IsNullable">Whether a row may hold null here; null tests and guards are written only where this is true.</param>
/// <param name="Encode">
/// Turns one value of the property (one element, where the field is an array) into what the field stores:
/// <c>long</c>, <c>double</c>, <c>bool</c> or <c>string</c>. Never called with null; called with the CLR type itself,
/// not with its <see cref="Nullable{T}"/>. Two equal CLR values must give the same stored value.
/// </param>
internal sealed record FilterProperty(
    string StorageName,
    Type ClrType,
    MilvusDataType DataType,
    MilvusDataType ElementType,
    bool IsNullable,
    Func<object, object> Encode)
{
    /// <summary>Whether stored values sort as the CLR values do. False for decimals kept as text: <c>&lt;</c> on them is refused.</summary>
    public bool KeepsOrder { get; init; } = true;

    /// <summary>Whether this is a path into a JSON field: <see cref="StorageName"/> is the path then.</summary>
    public bool IsJsonPath { get; init; }

    /// <summary>Whether the field holds a list of values in each row.</summary>
    public bool IsArray => DataType == MilvusDataType.Array;

    /// <summary>Whether the field holds a vector, which no filter can look into.</summary>
    public bool IsVector => DataType is >= MilvusDataType.BinaryVector and < MilvusDataType.ArrayOfStruct;

    /// <summary>Whether the server can calculate with values of the type.</summary>
    public static bool IsNumber(MilvusDataType type) => type is >= MilvusDataType.Int8 and <= MilvusDataType.Double;
}
