using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Filters;

internal enum Color : byte
{
    Red = 1,
    Green = 2,
    Blue = 3,
}

internal interface IHasTitle
{
    string Title { get; }
}

/// <summary>One property per kind of value that filters meet. Those without an attribute are translated only, never stored.</summary>
internal sealed class Doc : IHasTitle
{
    [VectorStoreKey]
    public long Id { get; set; }

    [VectorStoreData]
    public bool Bool { get; set; }

    [VectorStoreData]
    public bool? NullableBool { get; set; }

    [VectorStoreData]
    public byte Byte { get; set; }

    [VectorStoreData]
    public short Short { get; set; }

    [VectorStoreData]
    public int Int { get; set; }

    [VectorStoreData]
    public int Int2 { get; set; }

    [VectorStoreData]
    public int? NullableInt { get; set; }

    [VectorStoreData]
    public int? NullableInt2 { get; set; }

    [VectorStoreData]
    public long Long { get; set; }

    [VectorStoreData]
    public float Float { get; set; }

    [VectorStoreData]
    public double Double { get; set; }

    [VectorStoreData]
    public double? NullableDouble { get; set; }

    [VectorStoreData]
    public decimal Decimal { get; set; }

    [VectorStoreData]
    public string Title { get; set; } = "";

    [VectorStoreData]
    public string? String { get; set; }

    [VectorStoreData]
    public Guid Guid { get; set; }

    [VectorStoreData(StorageName = "when_ticks")]
    public DateTime When { get; set; }

    [VectorStoreData]
    public DateTime? NullableWhen { get; set; }

    [VectorStoreData]
    public DateTimeOffset Instant { get; set; }

    [VectorStoreData]
    public DateOnly Day { get; set; }

    [VectorStoreData]
    public TimeOnly Time { get; set; }

    [VectorStoreData]
    public sbyte SByte { get; set; }

    [VectorStoreData]
    public byte? NullableByte { get; set; }

    [VectorStoreData]
    public short? NullableShort { get; set; }

    [VectorStoreData]
    public long? NullableLong { get; set; }

    [VectorStoreData]
    public float? NullableFloat { get; set; }

    [VectorStoreData]
    public decimal? NullableDecimal { get; set; }

    [VectorStoreData]
    public Guid? NullableGuid { get; set; }

    [VectorStoreData]
    public DateTimeOffset? NullableInstant { get; set; }

    [VectorStoreData]
    public DateOnly? NullableDay { get; set; }

    [VectorStoreData]
    public TimeOnly? NullableTime { get; set; }

    [VectorStoreData]
    public ushort UShort { get; set; }

    [VectorStoreData]
    public uint? NullableUInt { get; set; }

    [VectorStoreData]
    public TimeSpan Span { get; set; }

    [VectorStoreData]
    public TimeSpan? NullableSpan { get; set; }

    [VectorStoreData]
    public Color Color { get; set; }

    [VectorStoreData]
    public Color? NullableColor { get; set; }

    [VectorStoreData]
    public char Letter { get; set; }

    [VectorStoreData]
    public char? NullableLetter { get; set; }

    [VectorStoreData]
    public Color[] Colors { get; set; } = [];

    [VectorStoreData]
    public DocPlace? Place { get; set; }

    [VectorStoreData]
    public string[] StringArray { get; set; } = [];

    [VectorStoreData]
    public List<string> StringList { get; set; } = [];

    [VectorStoreData]
    public int[] Ints { get; set; } = [];

    [VectorStoreData]
    public List<string>? NullableList { get; set; }

    [VectorStoreData]
    public List<long>? Longs { get; set; }

    [VectorStoreData]
    public double[] Doubles { get; set; } = [];

    [VectorStoreData]
    public Guid[] Guids { get; set; } = [];

    [VectorStoreData]
    public List<DateTime> Whens { get; set; } = [];

    [VectorStoreData]
    public bool[] Flags { get; set; } = [];

    public string? Json { get; set; }

    [VectorStoreVector(2)]
    public ReadOnlyMemory<float> Vector { get; set; }

    public string Ignored { get; set; } = "";

    public Doc? Other { get; set; }
}
