using System.Globalization;
using Connectors.Milvus.Engine.Catalog;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>The properties of a collection that the engine acts on; all others are kept and described.</summary>
internal static class CollectionProperties
{
    /// <summary>Seconds after which a row is gone; 0 or less means never.</summary>
    public const string TimeToLive = "collection.ttl.seconds";

    /// <summary>A Timestamptz field that says when its row is gone.</summary>
    public const string TimeToLiveField = "ttl_field";

    /// <summary>The time zone of timestamps without an offset.</summary>
    public const string TimeZone = "timezone";

    /// <summary>Whether rows may carry keys that are not fields.</summary>
    public const string DynamicField = "dynamicfield.enabled";

    public static void Check(IReadOnlyList<FieldDefinition> fields, IReadOnlyDictionary<string, string> properties)
    {
        if (properties.TryGetValue(TimeToLive, out var seconds) && !(long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) && parsed >= -1))
            throw Errors.Invalid($"collection TTL is out of range, expect [-1, {long.MaxValue}], got {seconds}");
        if (properties.TryGetValue(TimeZone, out var zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw Errors.Invalid($"unknown or invalid IANA Time Zone ID: {zone}");
        if (properties.TryGetValue(TimeToLiveField, out var name) && !fields.Any(field => field.Name == name && field.Type == EngineDataType.Timestamptz))
            throw Errors.Invalid($"ttl field {name} must be a Timestamptz field of the collection");
        if (properties.ContainsKey(TimeToLiveField) && properties.TryGetValue(TimeToLive, out var both) && both is not ("0" or "-1"))
            throw Errors.Invalid($"collection TTL and ttl field cannot be set at the same time");
    }

    /// <summary>How long rows live; null for ever.</summary>
    public static TimeSpan? ReadTimeToLive(IReadOnlyDictionary<string, string> properties)
        => long.TryParse(properties.GetValueOrDefault(TimeToLive), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.MaxValue.TotalSeconds - 1))
            : null;

    /// <summary>Whether the change turns the dynamic field on. It cannot be turned off.</summary>
    public static bool TurnsDynamicOn(CollectionEntry collection, IReadOnlyDictionary<string, string> set)
    {
        if (!set.TryGetValue(DynamicField, out var text))
            return false;
        if (!bool.TryParse(text, out var isOn))
            throw Errors.Invalid($"invalid value for {DynamicField}: {text}, expected true or false");
        if (!isOn && collection.Dynamic is not null)
            throw Errors.Invalid($"dynamic schema cannot supported to be disabled: collection {collection.Name}");
        return isOn && collection.Dynamic is null;
    }
}
