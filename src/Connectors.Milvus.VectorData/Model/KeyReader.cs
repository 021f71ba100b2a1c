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
        return type == typeof(string) ? OfText(property)
            : type == typeof(Guid) ? OfGuid(property, isDictionary)
            : type == typeof(int) ? OfInt(property, isDictionary)
            : OfLong(property, isDictionary);
    }

    private static Func<TRecord, MilvusId> OfText<TRecord>(PropertyAccess<TRecord> property)
        where TRecord : class
    {
        Func<TRecord, string> get = property.Getter<string>();
        return record => get(record);
    }

    private static Func<TRecord, MilvusId> OfGuid<TRecord>(PropertyAccess<TRecord> property, bool isDictionary)
        where TRecord : class
    {
        if (isDictionary)
        {
            Func<TRecord, Guid?> getOrNull = property.Getter<Guid?>();
            return record => PropertyCodecs.GuidText(getOrNull(record)!.Value);
        }

        Func<TRecord, Guid> get = property.Getter<Guid>();
        return record => PropertyCodecs.GuidText(get(record));
    }

    private static Func<TRecord, MilvusId> OfInt<TRecord>(PropertyAccess<TRecord> property, bool isDictionary)
        where TRecord : class
    {
        if (isDictionary)
        {
            Func<TRecord, int?> getOrNull = property.Getter<int?>();
            return record => getOrNull(record)!.Value;
        }

        Func<TRecord, int> get = property.Getter<int>();
        return record => get(record);
    }

    private static Func<TRecord, MilvusId> OfLong<TRecord>(PropertyAccess<TRecord> property, bool isDictionary)
        where TRecord : class
    {
        if (isDictionary)
        {
            Func<TRecord, long?> getOrNull = property.Getter<long?>();
            return record => getOrNull(record).GetValueOrDefault();
        }

        Func<TRecord, long> get = property.Getter<long>();
        return record => get(record);
    }
}
