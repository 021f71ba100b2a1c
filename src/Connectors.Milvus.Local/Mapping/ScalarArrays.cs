using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Local;

/// <summary>The values of one <see cref="ScalarField"/> as an array of .NET; none at all for a column without data.</summary>
internal static class ScalarArrays
{
    public static bool[] Bools(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.BoolData => Copy(field.BoolData.Data),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "bool", field.DataCase),
    };

    public static int[] Ints(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.IntData => Copy(field.IntData.Data),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "int", field.DataCase),
    };

    public static long[] Longs(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.LongData => Copy(field.LongData.Data),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "long int", field.DataCase),
    };

    public static float[] Floats(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.FloatData => PackedFloats.UnpackFloats(field.FloatData.Data.Span),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "float", field.DataCase),
    };

    public static double[] Doubles(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.DoubleData => PackedFloats.UnpackDoubles(field.DoubleData.Data.Span),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "double", field.DataCase),
    };

    public static string[] Strings(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.StringData => Copy(field.StringData.Data),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "string", field.DataCase),
    };

    /// <summary>Shapes as well-known text; the binary form is internal to servers.</summary>
    public static string[] Shapes(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.GeometryWktData => Copy(field.GeometryWktData.Data),
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "geometry wkt", field.DataCase),
    };

    public static ReadOnlyMemory<byte>[] Json(string name, ScalarField field) => field.DataCase switch
    {
        ScalarField.DataOneofCase.JsonData => [.. field.JsonData.Data.Select(json => json.Memory)],
        ScalarField.DataOneofCase.None => [],
        _ => throw Mismatch(name, "json", field.DataCase),
    };

    /// <summary>One row of an array column.</summary>
    public static Array Any(string name, ScalarField row, DataType elementType) => elementType switch
    {
        DataType.Bool => Bools(name, row),
        DataType.Int8 or DataType.Int16 or DataType.Int32 => Ints(name, row),
        DataType.Int64 => Longs(name, row),
        DataType.Float => Floats(name, row),
        DataType.Double => Doubles(name, row),
        DataType.VarChar => Strings(name, row),
        // Some clients leave the type out, and Milvus takes it from the schema: here the data say how they are read.
        DataType.None => OfItsOwn(name, row),
        _ => throw Failures.Invalid($"the element type {elementType} of array field '{name}' is not a scalar type: invalid parameter"),
    };

    private static Array OfItsOwn(string name, ScalarField row) => row.DataCase switch
    {
        ScalarField.DataOneofCase.BoolData => Bools(name, row),
        ScalarField.DataOneofCase.IntData => Ints(name, row),
        ScalarField.DataOneofCase.LongData => Longs(name, row),
        ScalarField.DataOneofCase.FloatData => Floats(name, row),
        ScalarField.DataOneofCase.DoubleData => Doubles(name, row),
        ScalarField.DataOneofCase.StringData => Strings(name, row),
        ScalarField.DataOneofCase.None => Array.Empty<object>(),
        _ => throw Mismatch(name, "scalar", row.DataCase),
    };

    public static EngineException Mismatch(string name, string expected, ScalarField.DataOneofCase actual)
        => Failures.Invalid(
            $"field '{name}' is illegal, array type mismatch: invalid parameter[expected=need {expected} array][actual=got {actual}]");

    private static T[] Copy<T>(RepeatedField<T> data)
    {
        var values = new T[data.Count];
        data.CopyTo(values, 0);
        return values;
    }
}
