using System.Globalization;
using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>How values of a result look as JSON.</summary>
/// <param name="Int64AsNumber">Whether 64-bit integers are numbers; else text, for callers whose numbers are doubles.</param>
/// <param name="JsonAsText">Whether a JSON field is the text of its JSON, as in Milvus's REST; else the JSON itself.</param>
internal readonly record struct ResultStyle(bool Int64AsNumber, bool JsonAsText);

/// <summary>One column of a result, row by row into JSON. How is decided once per column.</summary>
/// <remarks>At a null, scalars have a placeholder and vectors nothing at all: row and place differ behind the first null vector.</remarks>
internal sealed class ResultColumn
{
    private readonly FieldData _field;
    private readonly Action<Utf8JsonWriter, int> _write;
    private readonly int[]? _places;

    public ResultColumn(FieldData field, ResultStyle style)
    {
        _field = field;
        var isVector = field.FieldCase == FieldData.FieldOneofCase.Vectors;
        _write = isVector ? Vectors(field) : Scalars(field.Scalars, style);
        _places = isVector ? Places() : null;
    }

    public string Name => _field.FieldName;

    public bool IsDynamic => _field.IsDynamic;

    /// <summary>How many rows a column has.</summary>
    public static int Count(FieldData field)
    {
        if (field.ValidData.Count > 0)
            return field.ValidData.Count;
        if (field.FieldCase != FieldData.FieldOneofCase.Vectors)
            return Count(field.Scalars);

        return field.Vectors.DataCase == VectorField.DataOneofCase.SparseFloatVector
            ? field.Vectors.SparseFloatVector.Contents.Count
            : VectorEncoding.Count(field.Type, field.Vectors.Dim, VectorEncoding.GetBytes(field.Vectors).Length);
    }

    public void WriteValue(Utf8JsonWriter writer, int row)
    {
        if (_field.ValidData.Count > 0 && !_field.ValidData[row])
            writer.WriteNullValue();
        else
            _write(writer, _places is null ? row : _places[row]);
    }

    /// <summary>The members of a dynamic row that were asked for; all of them when <paramref name="keys"/> is null.</summary>
    public void WriteMembers(Utf8JsonWriter writer, int row, IReadOnlySet<string>? keys)
    {
        using var document = JsonDocument.Parse(_field.Scalars.JsonData.Data[row].Memory);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (keys is null || keys.Contains(member.Name))
                member.WriteTo(writer);
        }
    }

    private static int Count(ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.BoolData => field.BoolData.Data.Count,
        ScalarField.DataOneofCase.IntData => field.IntData.Data.Count,
        ScalarField.DataOneofCase.LongData => field.LongData.Data.Count,
        ScalarField.DataOneofCase.FloatData => PackedFloats.FloatCount(field.FloatData.Data.Length),
        ScalarField.DataOneofCase.DoubleData => PackedFloats.DoubleCount(field.DoubleData.Data.Length),
        ScalarField.DataOneofCase.StringData => field.StringData.Data.Count,
        ScalarField.DataOneofCase.JsonData => field.JsonData.Data.Count,
        ScalarField.DataOneofCase.ArrayData => field.ArrayData.Data.Count,
        ScalarField.DataOneofCase.GeometryWktData => field.GeometryWktData.Data.Count,
        _ => 0,
    };

    private static Action<Utf8JsonWriter, int> Scalars(ScalarField field, ResultStyle style)
    {
        switch (field.DataCase)
        {
            case ScalarField.DataOneofCase.BoolData:
                return (writer, row) => writer.WriteBooleanValue(field.BoolData.Data[row]);
            case ScalarField.DataOneofCase.IntData:
                return (writer, row) => writer.WriteNumberValue(field.IntData.Data[row]);
            case ScalarField.DataOneofCase.LongData:
                return (writer, row) => WriteInt64(writer, field.LongData.Data[row], style.Int64AsNumber);
            case ScalarField.DataOneofCase.FloatData:
                var floats = PackedFloats.UnpackFloats(field.FloatData.Data.Span);
                return (writer, row) => writer.WriteNumberValue(floats[row]);
            case ScalarField.DataOneofCase.DoubleData:
                var doubles = PackedFloats.UnpackDoubles(field.DoubleData.Data.Span);
                return (writer, row) => writer.WriteNumberValue(doubles[row]);
            case ScalarField.DataOneofCase.StringData:
                return (writer, row) => writer.WriteStringValue(field.StringData.Data[row]);
            case ScalarField.DataOneofCase.GeometryWktData:
                return (writer, row) => writer.WriteStringValue(field.GeometryWktData.Data[row]);
            case ScalarField.DataOneofCase.JsonData when style.JsonAsText:
                return (writer, row) => writer.WriteStringValue(field.JsonData.Data[row].Span);
            case ScalarField.DataOneofCase.JsonData:
                return (writer, row) => writer.WriteRawValue(field.JsonData.Data[row].Span);
            case ScalarField.DataOneofCase.ArrayData:
                return Arrays(field.ArrayData, style);
            default:
                return static (writer, _) => writer.WriteNullValue();
        }
    }

    private static Action<Utf8JsonWriter, int> Arrays(ArrayArray arrays, ResultStyle style) => (writer, row) =>
    {
        var elements = arrays.Data[row];
        var write = Scalars(elements, style);
        writer.WriteStartArray();
        for (var i = 0; i < Count(elements); i++)
            write(writer, i);

        writer.WriteEndArray();
    };

    private static Action<Utf8JsonWriter, int> Vectors(FieldData field)
    {
        if (field.Vectors.DataCase == VectorField.DataOneofCase.SparseFloatVector)
            return (writer, place) => VectorJson.Write(writer, field.Type, field.Vectors.SparseFloatVector.Contents[place].Span);

        var bytes = VectorEncoding.GetBytes(field.Vectors).Memory;
        return (writer, place) => VectorJson.Write(writer, field.Type, VectorEncoding.Slice(field.Type, field.Vectors.Dim, bytes, place).Span);
    }

    private int[]? Places()
    {
        if (_field.ValidData.Count == 0)
            return null;

        var places = new int[_field.ValidData.Count];
        for (int row = 0, next = 0; row < places.Length; row++)
            places[row] = _field.ValidData[row] ? next++ : -1;

        return places;
    }

    public static void WriteInt64(Utf8JsonWriter writer, long value, bool asNumber)
    {
        if (asNumber)
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
