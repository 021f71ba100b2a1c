using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Connectors.Milvus.Local.Tests;

/// <summary>
/// Messages of any type with random fields: names that exist and names that do not, numbers at the edges of their types, parameters that
/// Milvus knows with values that it may not.
/// </summary>
internal sealed class RandomMessage(Random random)
{
    private const int MaxDepth = 5;

    private static readonly string[] Texts =
    [
        "", "c", "c", "d", "default", "_default", "p", "id", "v", "name", "$meta", "v_index", "*", "count(*)", "id > 0", "id in [1, 2]", "name like \"t%\"", "v > {x}", "((((", "AUTOINDEX", "HNSW", "L2",
        "COSINE", "metric_type", "index_type", "topk", "limit", "offset", "params", "{\"radius\":1e400}", "anns_field", "group_by_field", "group_size", "iterator", "search_iter_v2", "round_decimal",
        "rank_params", "strategy", "rrf", "weighted", "weights", "[1,2]", "k", "-1", "0", "1", "NaN", "9223372036854775808", "true", "timezone", "Europe/Berlin", "collection.ttl.seconds", "dim", "max_length",
        "\0", "日本", "x'; DROP TABLE collections; --", new string('a', 300),
    ];

    private static readonly long[] Numbers = [0, 1, 2, 4, -1, 100, 101, 16384, 16385, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    public IMessage Next(Type type) => Next((MessageDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!, 0);

    private IMessage Next(MessageDescriptor descriptor, int depth)
    {
        var message = descriptor.Parser.ParseFrom(ReadOnlySpan<byte>.Empty);
        foreach (var field in descriptor.Fields.InDeclarationOrder().Where(_ => random.Next(3) > 0))
        {
            if (depth >= MaxDepth && field.FieldType == FieldType.Message)
                continue;
            if (field.IsMap)
                FillMap((IDictionary)field.Accessor.GetValue(message), field.MessageType, depth);
            else if (field.IsRepeated)
                FillList((IList)field.Accessor.GetValue(message), field, depth);
            else
                field.Accessor.SetValue(message, Value(field, depth));
        }

        return message;
    }

    private void FillMap(IDictionary map, MessageDescriptor entry, int depth)
    {
        for (var count = random.Next(3); count > 0; count--)
            map[Value(entry.FindFieldByNumber(1), depth + 1)] = Value(entry.FindFieldByNumber(2), depth + 1);
    }

    private void FillList(IList list, FieldDescriptor field, int depth)
    {
        for (var count = random.Next(4); count > 0; count--)
            list.Add(Value(field, depth));
    }

    private object Value(FieldDescriptor field, int depth)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        return field.FieldType switch
        {
            FieldType.Bool => random.Next(2) == 0,
            FieldType.String => Texts[random.Next(Texts.Length)],
            FieldType.Bytes => Bytes(),
            FieldType.Double => BitConverter.Int64BitsToDouble(random.NextInt64()),
            FieldType.Float => BitConverter.Int32BitsToSingle(random.Next()),
            FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, random.Next(4) == 0 ? (int)number : field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Number),
            FieldType.Message => Next(field.MessageType, depth + 1),
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)number,
            FieldType.UInt32 or FieldType.Fixed32 => (uint)number,
            FieldType.UInt64 or FieldType.Fixed64 => (ulong)number,
            _ => number,
        };
    }

    // Bytes are often messages of their own, here a schema.
    private ByteString Bytes()
    {
        if (random.Next(2) == 0)
            return Next(Protocol.CollectionSchema.Descriptor, MaxDepth - 2).ToByteString();
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
