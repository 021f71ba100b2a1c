using System.Buffers;
using System.Text;
using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server.Tests;

public sealed class VectorJsonTests
{
    [Theory]
    [InlineData(DataType.FloatVector, "[1,-0.5]", "[1,-0.5]", 8)]
    [InlineData(DataType.Int8Vector, "[1,-128]", "[1,-128]", 2)]
    [InlineData(DataType.BinaryVector, "\"qgE=\"", "\"qgE=\"", 2)]
    [InlineData(DataType.BinaryVector, "[170,1]", "\"qgE=\"", 2)]
    [InlineData(DataType.Float16Vector, "[1,-0.5]", "\"ADwAuA==\"", 4)]
    [InlineData(DataType.Bfloat16Vector, "[1,-0.5]", "\"gD8Avw==\"", 4)]
    [InlineData(DataType.Bfloat16Vector, "\"gD8Avw==\"", "\"gD8Avw==\"", 4)]
    [InlineData(DataType.SparseFloatVector, """{"4000000000":0.5,"7":1}""", """{"7":1,"4000000000":0.5}""", 16)]
    [InlineData(DataType.SparseFloatVector, """{"indices":[9,7],"values":[2,1]}""", """{"7":1,"9":2}""", 16)]
    [InlineData(DataType.SparseFloatVector, "{}", "{}", 0)]
    public void A_vector_is_read_and_written(DataType type, string json, string written, int bytes)
    {
        var vector = VectorJson.Read(type, JsonDocument.Parse(json).RootElement);

        Assert.Equal(bytes, vector.Length);
        Assert.Equal(written, Write(type, vector));
    }

    [Theory]
    [InlineData(DataType.FloatVector, "\"qgE=\"")]
    [InlineData(DataType.FloatVector, "{}")]
    [InlineData(DataType.SparseFloatVector, """{"7":1,"07":2}""")]
    [InlineData(DataType.SparseFloatVector, """{"-1":1}""")]
    [InlineData(DataType.SparseFloatVector, """{"indices":[1],"values":[1,2]}""")]
    [InlineData(DataType.Int8Vector, "[128]")]
    public void What_is_no_vector_is_refused(DataType type, string json)
        => Assert.Throws<FormatException>(() => VectorJson.Read(type, JsonDocument.Parse(json).RootElement));

    private static string Write(DataType type, byte[] vector)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            VectorJson.Write(writer, type, vector);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
