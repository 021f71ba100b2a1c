using System.Text.Json.Serialization;
using Microsoft.Extensions.VectorData;

namespace NativeAot;

/// <summary>A record of the attributes of Microsoft.Extensions.VectorData.</summary>
internal sealed class Guest
{
    [VectorStoreKey] public Guid Id { get; set; }

    [VectorStoreData] public string Name { get; set; } = "";

    [VectorStoreData] public int? Visits { get; set; }

    [VectorStoreData] public Mood Mood { get; set; }

    [VectorStoreData] public DateOnly Since { get; set; }

    [VectorStoreData] public Home? Home { get; set; }

    [VectorStoreVector(2)] public ReadOnlyMemory<float> Taste { get; set; }
}

internal enum Mood
{
    Calm,
    Loud,
}

/// <summary>Stored as JSON, which <see cref="JsonTypes"/> writes without reflection.</summary>
internal sealed record Home(string City, string[] Streets);

[JsonSerializable(typeof(Home))]
internal sealed partial class JsonTypes : JsonSerializerContext;
