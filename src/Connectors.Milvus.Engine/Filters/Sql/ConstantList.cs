using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine.Filters.Binding;

namespace Connectors.Milvus.Engine.Filters.Sql;

/// <summary>Constants as one JSON array, so that a list of any length is one parameter.</summary>
internal static class ConstantList
{
    public static string Encode(IEnumerable<Constant> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, values);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<Constant> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
            Write(writer, value);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Constant value)
    {
        switch (value)
        {
            case BoolConstant flag: writer.WriteBooleanValue(flag.Value); break;
            case IntConstant integer: writer.WriteNumberValue(integer.Value); break;
            case StringConstant text: writer.WriteStringValue(text.Value); break;
            case ListConstant list: Write(writer, list.Items); break;

            // Rounding to 32 bits may overflow; JSON has no infinity, but its readers make one of this.
            case FloatConstant { Value: double.PositiveInfinity }: writer.WriteRawValue("1e999"); break;
            case FloatConstant { Value: double.NegativeInfinity }: writer.WriteRawValue("-1e999"); break;
            case FloatConstant real: writer.WriteNumberValue(real.Value); break;
        }
    }
}
