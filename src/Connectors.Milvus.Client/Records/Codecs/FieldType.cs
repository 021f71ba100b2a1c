namespace Connectors.Milvus.Client;

/// <summary>
/// What a codec has to know of the field it is made for. The elements of an array are a field type of their own:
/// <c>Array&lt;VarChar(40)&gt;</c> of 100 holds elements of <c>VarChar(40)</c>.
/// </summary>
internal readonly record struct FieldType(MilvusDataType Type, MilvusDataType ElementType, int? MaxLength, int? MaxCapacity, int? Dimension)
{
    /// <summary>Milvus's own limits, for fields whose description names none.</summary>
    public const int LargestMaxLength = 65_535;
    public const int LargestMaxCapacity = 4_096;
    public const int LargestDimension = 32_768;
    public const int LargestJson = 65_536;

    public FieldType Element => this with { Type = ElementType, ElementType = MilvusDataType.None, MaxCapacity = null };

    public static FieldType Of(MilvusFieldSchema field) =>
        new(field.DataType, field.ElementType, field.MaxLength, field.MaxCapacity, field.Dimension);

    /// <summary>As the type is spelled in messages: <c>VarChar(200)</c>, <c>Array&lt;Int64&gt;</c>, <c>FloatVector(768)</c>.</summary>
    public override string ToString() => Type switch
    {
        MilvusDataType.Array or MilvusDataType.ArrayOfVector => $"Array<{Element}>",
        MilvusDataType.ArrayOfStruct => "Array<Struct>",
        MilvusDataType.VarChar when MaxLength is { } length => $"VarChar({length})",
        >= MilvusDataType.BinaryVector when Dimension is { } dimension => $"{Type}({dimension})",
        _ => $"{Type}",
    };
}
