using System.Runtime.InteropServices;

namespace Connectors.Milvus.Client;

/// <summary>Where a record keeps an array of structs.</summary>
/// <param name="Property">What messages call it.</param>
/// <param name="Get">Gets the structs; null means no value.</param>
/// <param name="Set">Sets what was answered.</param>
/// <param name="Factory">Makes an empty struct to read into.</param>
/// <param name="SetsNull">Whether an answered null is set; otherwise it leaves the record as it was made.</param>
internal sealed record StructAccess<TRecord, TStruct>(
    string Property,
    Func<TRecord, IReadOnlyList<TStruct>?> Get,
    Action<TRecord, TStruct[]?> Set,
    Func<TStruct> Factory,
    bool SetsNull)
    where TRecord : class
    where TStruct : class
{
    /// <summary>What is wrong with a struct before its values are looked at; null when nothing is. Null where nothing can be.</summary>
    public Func<TStruct, string?>? Problem { get; init; }

    /// <summary>The structs of a record; false when it has no value.</summary>
    public bool TryGet(TRecord record, out ReadOnlySpan<TStruct> structs)
    {
        var list = Get(record);
        structs = list switch
        {
            null => [],

            // Not Array.AsSpan: the array may be one of a derived type.
            TStruct[] array => new ReadOnlySpan<TStruct>(array),
            List<TStruct> items => CollectionsMarshal.AsSpan(items),
            _ => list.ToArray(),
        };
        return list is not null;
    }
}
