using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>The key of a record type.</summary>
/// <param name="type">string, long, int or Guid.</param>
/// <param name="storageName">The field's name.</param>
/// <param name="generateIfEmpty">Gives a record with an empty key a new one; null where keys are not generated.</param>
internal sealed class KeyModel<TRecord>(Type type, string storageName, Action<TRecord>? generateIfEmpty)
    where TRecord : class
{
    public Type Type => type;

    public string StorageName => storageName;

    /// <summary>Gives the records without a key one, where the connector generates keys.</summary>
    public void Prepare(TRecord[] records)
    {
        if (generateIfEmpty is null)
            return;

        foreach (TRecord record in records)
            generateIfEmpty(record);
    }

    /// <summary>
    /// The records without those that a later one of the same key replaces, in their order: what is left when they are written one
    /// after the other. Milvus itself does not say which of two it keeps.
    /// </summary>
    public TRecord[] LastOfEachKey(TRecord[] records)
    {
        if (IsAscending(records))
            return records;

        var seen = new HashSet<TRecord>(records.Length, Equality);
        bool[] isLast = new bool[records.Length];
        for (int index = records.Length - 1; index >= 0; index--)
            isLast[index] = seen.Add(records[index]);
        return seen.Count == records.Length ? records : [.. records.Where((_, index) => isLast[index])];
    }

    /// <summary>Keys that count up, as they often do, are different ones without looking further.</summary>
    private bool IsAscending(TRecord[] records)
    {
        if (type != typeof(long) && type != typeof(int))
            return false;

        long last = long.MinValue;
        for (int index = 0; index < records.Length; index++)
        {
            long number = IdOf(records[index]).Number;
            if (number <= last && index > 0)
                return false;
            last = number;
        }

        return true;
    }

    /// <summary>
    /// Whether the server makes the keys of records that have none. Such records are inserted; those with a key replace the row that has it.
    /// </summary>
    public bool IsServerGenerated { get; init; }

    /// <summary>Whether a record has no key yet.</summary>
    public bool IsEmpty(TRecord record) => IdOf(record) == new MilvusId(0);

    /// <summary>The keys as Milvus has them.</summary>
    /// <exception cref="ArgumentException">A key is of another type than the collection's keys.</exception>
    public MilvusIds ToIds<TKey>(IReadOnlyList<TKey> keys)
    {
        if (type == typeof(string) || type == typeof(Guid))
        {
            var texts = new string[keys.Count];
            for (int index = 0; index < texts.Length; index++)
                texts[index] = Text(keys[index]);
            return MilvusIds.From(texts);
        }

        var numbers = new long[keys.Count];
        for (int index = 0; index < numbers.Length; index++)
            numbers[index] = Number(keys[index]);
        return MilvusIds.From(numbers);
    }

    /// <summary>The key of a record that was read, in the form of <see cref="ToIds"/>.</summary>
    public required Func<TRecord, MilvusId> IdOf { get; init; }

    /// <summary>Holds records of the same key to be equal.</summary>
    public required IEqualityComparer<TRecord> Equality { get; init; }

    private string Text<TKey>(TKey key) => key switch
    {
        string text when type == typeof(string) => text,
        Guid guid when type == typeof(Guid) => PropertyCodecs.GuidText(guid),
        _ => throw WrongType(key),
    };

    private long Number<TKey>(TKey key) => key switch
    {
        int number => number,
        long number when type == typeof(long) => number,
        _ => throw WrongType(key),
    };

    private ArgumentException WrongType<TKey>(TKey key) => new(
        $"A key of type '{TypeNames.Of(key?.GetType() ?? typeof(TKey))}' was given, but the keys of the collection are of type '{TypeNames.Of(type)}'.", nameof(key));
}
