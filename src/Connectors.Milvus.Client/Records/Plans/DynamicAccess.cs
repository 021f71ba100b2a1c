using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>Where a record keeps the keys that are no fields.</summary>
/// <param name="Property">What messages call it.</param>
/// <param name="Get">Gets them; null when the type has no place for them.</param>
/// <param name="Set">Sets what was answered; null likewise.</param>
/// <param name="HoldsFields">Whether the same place holds the fields as well, which are then no dynamic keys.</param>
internal sealed record DynamicAccess<TRecord>(
    string Property,
    Func<TRecord, IDictionary<string, object?>?>? Get,
    Action<TRecord, Dictionary<string, object?>>? Set,
    bool HoldsFields = false);

/// <summary>A property that the collection has no field for, kept as a dynamic key: its value in JSON, not sent when null.</summary>
/// <param name="Get">Gets what is written.</param>
/// <param name="Set">Sets what was answered; the element is valid during the call only.</param>
internal sealed record DynamicMember<TRecord>(Func<TRecord, object?> Get, Action<TRecord, JsonElement> Set);
