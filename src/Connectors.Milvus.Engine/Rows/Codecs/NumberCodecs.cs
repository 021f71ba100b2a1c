using System.Text.Json;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>Bool as 0 and 1.</summary>
internal sealed class BoolCodec : ValueCodec<bool>
{
    public override string SqlType => "INTEGER";

    public override string Expected => "bool";

    public override void BindValue(Statement statement, int parameter, bool value) => statement.Bind(parameter, value ? 1L : 0L);

    public override bool ReadValue(Statement statement, int ordinal) => statement.Int64(ordinal) != 0;

    public override void WriteElement(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool ReadElement(ref Utf8JsonReader reader) => reader.GetBoolean();
}

/// <summary>Int8, Int16 and Int32, which share one .NET type and differ in range.</summary>
internal sealed class IntCodec(EngineDataType type) : ValueCodec<int>
{
    public override string SqlType => "INTEGER";

    public override string Expected => "int";

    public override void CheckValue(FieldEntry field, int value, int row)
    {
        if (!IntegerRange.Holds(type, value))
            throw Errors.Invalid($"field '{field.Name}': the {row}th element ({value}) out of range: {IntegerRange.Of(type)}");
    }

    public override void BindValue(Statement statement, int parameter, int value) => statement.Bind(parameter, (long)value);

    public override int ReadValue(Statement statement, int ordinal) => (int)statement.Int64(ordinal);

    public override void WriteElement(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    public override int ReadElement(ref Utf8JsonReader reader) => reader.GetInt32();
}

/// <summary>Int64.</summary>
internal sealed class LongCodec : ValueCodec<long>
{
    public override string SqlType => "INTEGER";

    public override string Expected => "long int";

    public override void BindValue(Statement statement, int parameter, long value) => statement.Bind(parameter, value);

    public override long ReadValue(Statement statement, int ordinal) => statement.Int64(ordinal);

    public override void WriteElement(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    public override long ReadElement(ref Utf8JsonReader reader) => reader.GetInt64();
}

/// <summary>Float, kept as the double that it equals.</summary>
internal sealed class FloatCodec : ValueCodec<float>
{
    public override string SqlType => "REAL";

    public override string Expected => "float";

    public override void CheckValue(FieldEntry field, float value, int row)
    {
        if (!float.IsFinite(value))
            throw Errors.Invalid($"field '{field.Name}': the {row}th value ({value}) is not a number or infinity");
    }

    public override void BindValue(Statement statement, int parameter, float value) => statement.Bind(parameter, (double)value);

    public override float ReadValue(Statement statement, int ordinal) => (float)statement.Double(ordinal);

    public override void WriteElement(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);

    public override float ReadElement(ref Utf8JsonReader reader) => reader.GetSingle();
}

/// <summary>Double.</summary>
internal sealed class DoubleCodec : ValueCodec<double>
{
    public override string SqlType => "REAL";

    public override string Expected => "double";

    public override void CheckValue(FieldEntry field, double value, int row)
    {
        if (!double.IsFinite(value))
            throw Errors.Invalid($"field '{field.Name}': the {row}th value ({value}) is not a number or infinity");
    }

    public override void BindValue(Statement statement, int parameter, double value) => statement.Bind(parameter, value);

    public override double ReadValue(Statement statement, int ordinal) => statement.Double(ordinal);

    public override void WriteElement(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    public override double ReadElement(ref Utf8JsonReader reader) => reader.GetDouble();
}
