namespace Connectors.Milvus.Engine.Filters.Binding;

/// <summary>Which constants may meet which fields: what Milvus's parser casts, and nothing else.</summary>
internal static class TypeRules
{
    public static ValueKind KindOf(EngineDataType type) => type switch
    {
        EngineDataType.Bool => ValueKind.Bool,
        EngineDataType.Int8 or EngineDataType.Int16 or EngineDataType.Int32 or EngineDataType.Int64 => ValueKind.Int,
        EngineDataType.Float or EngineDataType.Double => ValueKind.Float,
        EngineDataType.VarChar or EngineDataType.Text => ValueKind.String,
        EngineDataType.Timestamptz => ValueKind.Time,
        EngineDataType.Geometry => ValueKind.Shape,
        EngineDataType.Array => ValueKind.Array,
        EngineDataType.Json => ValueKind.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type that filters know"),
    };

    public static bool IsFilterable(EngineDataType type) => type is > EngineDataType.None and < EngineDataType.BinaryVector;

    public static bool IsNumber(this ValueKind kind) => kind is ValueKind.Int or ValueKind.Float;

    public static bool IsNumber(this Constant constant) => constant is IntConstant or FloatConstant;

    /// <summary>
    /// The constant as the operand's type, or null when Milvus does not cast it: integers become floats, never the
    /// other way; a bool is no number. A Float (32-bit) field meets the constant rounded to its own precision.
    /// </summary>
    public static Constant? Cast(Constant constant, Operand target) => (target.Kind, constant) switch
    {
        (ValueKind.Json, TimeConstant) => null,
        (ValueKind.Json, _) => constant,
        (ValueKind.Float, IntConstant or FloatConstant) => AsFloat(constant, IsSingle(target)),
        (ValueKind.Int, IntConstant) => constant,
        (ValueKind.Bool, BoolConstant) => constant,
        (ValueKind.String, StringConstant) => constant,
        (ValueKind.Time, TimeConstant) => constant,
        _ => null,
    };

    /// <summary>Whether an array may be searched for the constant; an integer array may be searched for floats.</summary>
    public static Constant? CastSought(Constant constant, FilterField array) =>
        KindOf(array.ElementType) switch
        {
            ValueKind.Int when constant is FloatConstant => constant,
            _ => Cast(constant, new ItemOperand(array, 0)),
        };

    public static FloatConstant AsFloat(Constant constant, bool single)
    {
        var value = constant is IntConstant integer ? integer.Value : ((FloatConstant)constant).Value;
        return new FloatConstant(single ? (float)value : value);
    }

    public static bool IsSingle(Operand operand) => operand switch
    {
        FieldOperand field => field.Field.Type == EngineDataType.Float,
        ItemOperand item => item.Field.ElementType == EngineDataType.Float,
        _ => false,
    };
}
