using System.Collections;
using System.Text.Json;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Values that a field cannot hold: refused before anything is sent, naming row, property, field, value and limit.</summary>
public sealed class BadInputTests
{
    private static readonly Dictionary<string, (Action Insert, string Problem)> Table = new()
    {
        ["null in a required field"] = (Insert<string?>(MilvusFieldSchema.VarChar("value", 5), null), "it is null, and the field is neither nullable nor has a default"),
        ["null vector"] = (Insert<float[]?>(MilvusFieldSchema.FloatVector("value", 2), null), "it is null"),
        ["empty memory"] = (Insert<ReadOnlyMemory<float>>(MilvusFieldSchema.FloatVector("value", 2), default), "it is null"),
        ["text too long in bytes"] = (Insert(MilvusFieldSchema.VarChar("value", 5), "ä日x"), "the text takes 6 bytes in UTF-8 (3 characters), more than the field's max_length of 5"),
        ["half a surrogate pair"] = (Insert(MilvusFieldSchema.VarChar("value", 50), "ab\ud800"), "the surrogate at character 2 stands alone"),
        ["wrong dimension"] = (Insert(MilvusFieldSchema.FloatVector("value", 3), new float[] { 1, 2 }), "the vector has 2 elements, the field's dimension is 3"),
        ["NaN in a vector"] = (Insert(MilvusFieldSchema.FloatVector("value", 3), new[] { 1, float.NaN, 2 }), "the vector has NaN at position 1, which is not a finite number"),
        ["infinity in a long vector"] = (Insert(MilvusFieldSchema.FloatVector("value", 100), With(100, 17, float.NegativeInfinity)), "the vector has -Infinity at position 17, which is not a finite number"),
        ["float that no half holds"] = (Insert(MilvusFieldSchema.Float16Vector("value", 2), new float[] { 65_519, -65_520 }), "the vector has -65520 at position 1, which is outside the range of Float16"),
        ["float that no bfloat16 holds"] = (Insert(MilvusFieldSchema.BFloat16Vector("value", 2), new[] { 0, float.MaxValue }), "the vector has 3.4028235E+38 at position 1, which is outside the range of BFloat16"),
        ["NaN among halves"] = (Insert(MilvusFieldSchema.Float16Vector("value", 40), With(40, 39, Half.NaN)), "the vector has no finite number at position 39"),
        ["halves of another dimension"] = (Insert(MilvusFieldSchema.Float16Vector("value", 3), new Half[2]), "the vector has 2 elements, the field's dimension is 3"),
        ["signed bytes of another dimension"] = (Insert<ReadOnlyMemory<sbyte>>(MilvusFieldSchema.Int8Vector("value", 3), new sbyte[4]), "the vector has 4 elements, the field's dimension is 3"),
        ["bytes of another dimension"] = (Insert(MilvusFieldSchema.BinaryVector("value", 16), new byte[3]), "the vector has 24 elements, the field's dimension is 16"),
        ["bits of another dimension"] = (Insert(MilvusFieldSchema.BinaryVector("value", 16), new BitArray(17)), "the vector has 17 bits, the field's dimension is 16"),
        ["negative sparse value"] = (Insert(MilvusFieldSchema.SparseFloatVector("value"), new Dictionary<uint, float> { [3] = -1 }), "The value -1 at position 3 is negative"),
        ["infinite sparse value"] = (Insert(MilvusFieldSchema.SparseFloatVector("value"), new Dictionary<uint, float> { [3] = float.PositiveInfinity }), "The value Infinity at position 3 is not a finite number"),
        ["highest sparse position"] = (Insert(MilvusFieldSchema.SparseFloatVector("value"), new Dictionary<uint, float> { [uint.MaxValue] = 1 }), "The position 4294967295 is too high"),
        ["negative sparse position"] = (Insert(MilvusFieldSchema.SparseFloatVector("value"), new Dictionary<int, float> { [-1] = 1 }), "a position is negative"),
        ["time without a place"] = (Insert(MilvusFieldSchema.Timestamptz("value"), new DateTime(2026, 1, 31)), "the DateTime's kind is Unspecified"),
        ["half a character"] = (Insert(MilvusFieldSchema.VarChar("value", 3), '\ud800'), "the character U+D800 is half of a surrogate pair"),
        ["decimal too long"] = (Insert(MilvusFieldSchema.VarChar("value", 3), 12.34m), "its text takes 5 bytes in UTF-8, more than the field's max_length of 3"),
        ["uint out of Int32"] = (Insert(MilvusFieldSchema.Int32("value"), uint.MaxValue), "4294967295 is outside -2147483648 to 2147483647"),
        ["NaN"] = (Insert(MilvusFieldSchema.Double("value"), double.NaN), "NaN is not a finite number"),
        ["infinite float"] = (Insert(MilvusFieldSchema.Float("value"), float.PositiveInfinity), "Infinity is not a finite number"),
        ["int out of Int8"] = (Insert(MilvusFieldSchema.Int8("value"), 128), "128 is outside -128 to 127"),
        ["long out of Int32"] = (Insert(MilvusFieldSchema.Int32("value"), long.MinValue), "-9223372036854775808 is outside -2147483648 to 2147483647"),
        ["array too long"] = (Insert(MilvusFieldSchema.Array("value", MilvusDataType.Int64, 2), new long[3]), "the array has 3 elements, more than the field's max_capacity of 2"),
        ["null in an array"] = (Insert(MilvusFieldSchema.Array("value", MilvusDataType.VarChar, 2, 9), new[] { "a", null! }), "element 1: null; arrays have no null elements"),
        ["text of an array too long"] = (Insert(MilvusFieldSchema.Array("value", MilvusDataType.VarChar, 2, 2), new List<string> { "ab", "abc" }), "element 1: the text takes 3 bytes"),
        ["text that is no JSON"] = (Insert(MilvusFieldSchema.Json("value"), "{oops"), "it cannot be written as JSON: 'o' is an invalid start of a property name"),
        ["JSON too long"] = (Insert(MilvusFieldSchema.Json("value"), JsonSerializer.SerializeToElement(new string('x', 65_535))), "the JSON takes 65537 bytes in UTF-8, more than 65536"),
        ["own type that fails"] = (Insert(MilvusFieldSchema.Json("value"), new Self()), "it cannot be written as JSON: A possible object cycle was detected"),
    };

    public static TheoryData<string> Cases => new(Table.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_value_is_refused_before_the_call(string name)
    {
        var (insert, problem) = Table[name];

        var error = Assert.ThrowsAny<ArgumentException>(insert);

        Assert.StartsWith("Record 1: Value cannot be stored in field 'value' of type ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_record_is_refused()
    {
        var (map, collection) = Make<int>(MilvusFieldSchema.Int32("value"));

        var error = Assert.ThrowsAny<ArgumentException>(() => RecordWire.Insert(map, collection, new Row<int>(), null!));

        Assert.Equal("Record 1 is null. Nothing was sent.", error.Message);
    }

    private static Action Insert<T>(MilvusFieldSchema field, T value) => () =>
    {
        var (map, collection) = Make<T>(field);
        Row<T> good = new() { Value = Good<T>(field) };
        RecordWire.Insert(map, collection, good, new Row<T> { Value = value });
    };

    private static T Good<T>(MilvusFieldSchema field) => (T)(object)(default(T) switch
    {
        _ when typeof(T) == typeof(string) => field.DataType == MilvusDataType.Json ? "1" : "a",
        _ when typeof(T) == typeof(float[]) => new float[field.Dimension!.Value],
        _ when typeof(T) == typeof(ReadOnlyMemory<float>) => (ReadOnlyMemory<float>)new float[field.Dimension!.Value],
        _ when typeof(T) == typeof(DateTime) => DateTime.UnixEpoch,
        _ when typeof(T) == typeof(Half[]) => new Half[field.Dimension!.Value],
        _ when typeof(T) == typeof(ReadOnlyMemory<sbyte>) => (ReadOnlyMemory<sbyte>)new sbyte[field.Dimension!.Value],
        _ when typeof(T) == typeof(byte[]) => new byte[field.Dimension!.Value / 8],
        _ when typeof(T) == typeof(BitArray) => new BitArray(field.Dimension!.Value),
        _ when typeof(T) == typeof(Dictionary<uint, float>) => new Dictionary<uint, float>(),
        _ when typeof(T) == typeof(Dictionary<int, float>) => new Dictionary<int, float>(),
        _ when typeof(T) == typeof(long[]) => Array.Empty<long>(),
        _ when typeof(T) == typeof(string[]) => Array.Empty<string>(),
        _ when typeof(T) == typeof(List<string>) => new List<string>(),
        _ when typeof(T) == typeof(JsonElement) => JsonElement.Parse("1"),
        _ when typeof(T) == typeof(Self) => new Self { Other = null },
        var zero => zero!,
    });

    private static (MilvusRecordMap<Row<T>> Map, CollectionSchemaEntry Collection) Make<T>(MilvusFieldSchema field)
    {
        var map = new MilvusRecordMapBuilder<Row<T>>(() => new Row<T>())
            .Field(field, row => row.Value, (row, value) => row.Value = value, "Value")
            .Build();
        return (map, RecordWire.Collection(field));
    }

    private static T[] With<T>(int length, int index, T value)
    {
        var vector = new T[length];
        vector[index] = value;
        return vector;
    }

    private sealed class Row<T>
    {
        public T Value { get; set; } = default!;
    }

    private sealed class Self
    {
        public Self() => Other = this;

        public Self? Other { get; set; }
    }
}
