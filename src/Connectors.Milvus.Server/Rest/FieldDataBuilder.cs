using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary>One column of a write from the JSON of its present values.</summary>
internal static class FieldDataBuilder
{
    /// <exception cref="RestException">A value does not fit the field; the message names both.</exception>
    public static FieldData Build(FieldSchema field, JsonElement[] values)
    {
        var column = new FieldData { Type = field.DataType, FieldName = field.Name };
        try
        {
            if (VectorJson.IsVector(field.DataType))
                column.Vectors = Vectors(field, values);
            else
                column.Scalars = Scalars(field, field.DataType, values);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or OverflowException)
        {
            throw RestException.BadRow($"field {field.Name} of type {field.DataType}: {exception.Message}");
        }

        return column;
    }

    private static ScalarField Scalars(FieldSchema field, DataType type, JsonElement[] values) => type switch
    {
        DataType.Bool => new ScalarField { BoolData = new BoolArray { Data = { values.Select(value => value.GetBoolean()) } } },
        DataType.Int8 => new ScalarField { IntData = new IntArray { Data = { values.Select(value => (int)checked((sbyte)Integer(value))) } } },
        DataType.Int16 => new ScalarField { IntData = new IntArray { Data = { values.Select(value => (int)checked((short)Integer(value))) } } },
        DataType.Int32 => new ScalarField { IntData = new IntArray { Data = { values.Select(value => checked((int)Integer(value))) } } },
        DataType.Int64 => new ScalarField { LongData = new LongArray { Data = { values.Select(Integer) } } },
        DataType.Float => new ScalarField { FloatData = new FloatArray { Data = PackedFloats.Pack([.. values.Select(value => value.GetSingle())]) } },
        DataType.Double => new ScalarField { DoubleData = new DoubleArray { Data = PackedFloats.Pack([.. values.Select(value => value.GetDouble())]) } },
        DataType.VarChar or DataType.Text or DataType.Timestamptz => new ScalarField { StringData = new StringArray { Data = { values.Select(Text) } } },
        DataType.Geometry => new ScalarField { GeometryWktData = new GeometryWktArray { Data = { values.Select(Text) } } },
        DataType.Json => new ScalarField { JsonData = new JSONArray { Data = { values.Select(Json) } } },
        DataType.Array => new ScalarField { ArrayData = Arrays(field, values) },
        _ => throw new FormatException("this type cannot be written over REST"),
    };

    private static ArrayArray Arrays(FieldSchema field, JsonElement[] values)
    {
        var array = new ArrayArray { ElementType = field.ElementType };
        foreach (var value in values)
            array.Data.Add(Scalars(field, field.ElementType, [.. value.EnumerateArray()]));

        return array;
    }

    private static VectorField Vectors(FieldSchema field, JsonElement[] values)
    {
        var vectors = Array.ConvertAll(values, value => VectorJson.Read(field.DataType, value));
        if (field.DataType == DataType.SparseFloatVector)
        {
            var sparse = new SparseFloatArray { Contents = { vectors.Select(vector => UnsafeByteOperations.UnsafeWrap(vector)) } };
            return new VectorField { SparseFloatVector = sparse };
        }

        var dimension = Dimension(field);
        var expected = VectorEncoding.BytesPerVector(field.DataType, dimension);
        if (Array.Find(vectors, vector => vector.Length != expected) is { } wrong)
            throw new FormatException($"a vector has {wrong.Length} bytes, dim {dimension} means {expected}");

        return VectorEncoding.Wrap(field.DataType, dimension, UnsafeByteOperations.UnsafeWrap(vectors.SelectMany(vector => vector).ToArray()));
    }

    public static int Dimension(FieldSchema field)
        => int.TryParse(field.TypeParams.FirstOrDefault(pair => pair.Key == "dim")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var dimension)
            ? dimension
            : 0;

    // Callers whose numbers are doubles send large integers as text.
    private static long Integer(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : value.GetInt64();

    private static string Text(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{value.GetRawText()} is no text");

    // As in Milvus, a text may hold the JSON; a text that holds none is itself the value.
    private static ByteString Json(JsonElement value)
        => ByteString.CopyFromUtf8(value.ValueKind == JsonValueKind.String && IsJson(value.GetString()!) ? value.GetString()! : value.GetRawText());

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
