using System.Globalization;
using System.Text;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Vectors;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>What one field's definition must hold to.</summary>
internal static class FieldRules
{
    public static void Check(string collection, FieldDefinition field)
    {
        Names.CheckField(field.Name);
        CheckType(field);
        switch (field.Type)
        {
            case EngineDataType.VarChar: CheckMaxLength(collection, field, "varChar field(s)"); break;
            case EngineDataType.Array: CheckArray(collection, field); break;
        }

        if (VectorTypes.Knows(field.Type))
            CheckDimension(field, VectorTypes.For(field.Type));
        if (field.DefaultValue is not null)
            CheckDefault(field);
        TextRules.CheckField(field);
    }

    private static void CheckType(FieldDefinition field)
    {
        if (!Enum.IsDefined(field.Type) || field.Type == EngineDataType.None)
            throw Errors.Invalid($"field {field.Name} has an unknown data type {(int)field.Type}");
        if (field.Type >= EngineDataType.BinaryVector && !VectorTypes.Knows(field.Type))
            throw Errors.NotImplemented($"field {field.Name}: the embedded engine does not store {field.Type}");
    }

    private static void CheckDimension(FieldDefinition field, VectorType type)
    {
        var isGiven = field.TypeParams.TryGetValue("dim", out var text);
        if (type.IsSparse)
        {
            if (isGiven)
                throw Errors.Plain($"dim should not be specified for sparse vector field {field.Name}({field.FieldId})");
            return;
        }

        if (!isGiven)
            throw Errors.Plain($"dimension is not defined in field type params of field {field.Name}, check type param `dim` for vector field");
        if (!long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var dimension))
            throw Errors.Plain($"invalid dimension: {text}. dim should be an integer: field {field.Name}");
        if (dimension < Limits.MinDimension)
            throw Errors.Plain($"invalid dimension: {dimension}. should be in range {Limits.MinDimension} ~ {type.MaxDimension}");
        if (dimension % type.DimensionStep != 0)
            throw Errors.Plain($"invalid dimension: {dimension} of field {field.Name}. {type.ErrorName} vector dimension should be multiple of {type.DimensionStep}.");
        if (dimension > type.MaxDimension)
            throw Errors.Plain($"invalid dimension: {dimension} of field {field.Name}. {type.ErrorName} vector dimension should be in range {Limits.MinDimension} ~ {type.MaxDimension}");
    }

    private static void CheckMaxLength(string collection, FieldDefinition field, string kind)
    {
        if (!field.TypeParams.TryGetValue("max_length", out var text))
            throw Errors.Plain($"type param(max_length) should be specified for {kind} of collection {collection}: the field({field.Name})");
        if (!long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var length) || length is <= 0 or > Limits.VarCharBytes)
            throw Errors.Invalid($"the maximum length specified for the field({field.Name}) should be in (0, {Limits.VarCharBytes}], but got {text} instead");
    }

    private static void CheckArray(string collection, FieldDefinition field)
    {
        if (field.ElementType is EngineDataType.None or >= EngineDataType.Array || !Enum.IsDefined(field.ElementType))
            throw Errors.Invalid($"element type {field.ElementType} is not supported: array field {field.Name}");
        if (!field.TypeParams.TryGetValue("max_capacity", out var text))
            throw Errors.Plain($"type param(max_capacity) should be specified for array field {field.Name} of collection {collection}");
        if (!long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var capacity) || capacity is <= 0 or > Limits.ArrayCapacity)
            throw Errors.Invalid($"the maximum capacity specified for a Array should be in (0, {Limits.ArrayCapacity}], but got {text} instead: field {field.Name}");
        if (field.ElementType == EngineDataType.VarChar)
            CheckMaxLength(collection, field, "varChar array field(s)");
    }

    private static void CheckDefault(FieldDefinition field)
    {
        var value = field.DefaultValue!;
        if (field.Type is EngineDataType.Array || VectorTypes.Knows(field.Type))
            throw Errors.Invalid($"type not support default_value, type:{field.Type}, name:{field.Name}");
        if (!DefaultValues.Fits(field.Type, value))
            throw Errors.Invalid($"type ({field.Type}) of field ({field.Name}) is not equal to the type({value.GetType().Name}) of default_value");
        if (value is float single && !float.IsFinite(single) || value is double real && !double.IsFinite(real))
            throw Errors.Invalid($"the default value of field ({field.Name}) is not a finite number: {value}");
        if (value is int number && !IntegerRange.Holds(field.Type, number))
            throw Errors.Invalid($"the default value {number} of field ({field.Name}) is out of range: {IntegerRange.Of(field.Type)}");
        if (field.Type == EngineDataType.VarChar && value is string text && Encoding.UTF8.GetByteCount(text) is var bytes && int.TryParse(field.TypeParams["max_length"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var max) && bytes > max)
            throw Errors.Invalid($"the length ({bytes}) of string exceeds max length ({max}): default value of field {field.Name}");
        if (value is ReadOnlyMemory<byte> json && !JsonText.IsValid(json.Span))
            throw Errors.Invalid($"the default value of field ({field.Name}) is not JSON");
    }
}
