using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Rows.Codecs;

/// <summary>The codec table: one line per scalar type, and arrays of each.</summary>
internal static class ScalarCodecs
{
    private static readonly Dictionary<EngineDataType, ScalarCodec> Values = [];
    private static readonly Dictionary<EngineDataType, ScalarCodec> Arrays = [];

    static ScalarCodecs()
    {
        Add(EngineDataType.Bool, new BoolCodec());
        Add(EngineDataType.Int8, new IntCodec(EngineDataType.Int8));
        Add(EngineDataType.Int16, new IntCodec(EngineDataType.Int16));
        Add(EngineDataType.Int32, new IntCodec(EngineDataType.Int32));
        Add(EngineDataType.Int64, new LongCodec());
        Add(EngineDataType.Float, new FloatCodec());
        Add(EngineDataType.Double, new DoubleCodec());
        Add(EngineDataType.VarChar, new TextCodec());
        Values.Add(EngineDataType.Json, new JsonCodec());
        Values.Add(EngineDataType.Geometry, new ShapeCodec());
        Values.Add(EngineDataType.Text, new TextCodec());
    }

    public static ScalarCodec For(FieldEntry field)
        => field.Type switch
        {
            EngineDataType.Array => Arrays[field.ElementType],
            EngineDataType.Timestamptz => TimestampCodec.In(field.TimeZone),
            _ => Values[field.Type],
        };

    private static void Add<T>(EngineDataType type, ValueCodec<T> codec)
    {
        Values.Add(type, codec);
        Arrays.Add(type, new ArrayCodec<T>(codec, type));
    }
}
