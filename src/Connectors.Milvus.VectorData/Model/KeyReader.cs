using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Reads the key of a record in the form that Milvus has it.</summary>
internal static class KeyReader
{
    /// <summary>A key of type long that is missing reads as 0, as it does in a class.</summary>
    /// <param name="type">The key's type: string, long, int or Guid.</param>
    /// <param name="property">Reads the key.</param>
    /// <param name="isDictionary">Whether the values are read in their nullable form.</param>
    public static Func<TRecord, MilvusId> Of<TRecord>(Type type, PropertyAccess<TRecord> property, bool isDictionary)
        where TRecord : class
    {
        if (type == typeof(string))
            return Read(property.Getter<string>(), text => text);
        if (type == typeof(Guid))
            return isDictionary ? Read(property.Getter<Guid?>(), guid => PropertyCodecs.GuidText(guid!.Value)) : Read(property.Getter<Guid>(), guid => PropertyCodecs.GuidText(guid));
        if (type == typeof(int))
            return isDictionary ? Read(property.Getter<int?>(), number => number!.Value) : Read(property.Getter<int>(), number => number);
        return isDictionary ? Read(property.Getter<long?>(), number => number.GetValueOrDefault()) : Read(property.Getter<long>(), number => number);
    }

    private static Func<TRecord, MilvusId> Read<TRecord, TKey>(Func<TRecord, TKey> get, Converter<TKey, MilvusId> toId) => record => toId(get(record));
}
