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

/// <summary>One property per kind of value that filters meet.</summary>
internal sealed class Doc : IHasTitle
{
    public long Id { get; set; }

    public bool Bool { get; set; }

    public bool? NullableBool { get; set; }

    public byte Byte { get; set; }

    public short Short { get; set; }

    public int Int { get; set; }

    public int Int2 { get; set; }

    public int? NullableInt { get; set; }

    public int? NullableInt2 { get; set; }

    public long Long { get; set; }

    public float Float { get; set; }

    public double Double { get; set; }

    public double? NullableDouble { get; set; }

    public decimal Decimal { get; set; }

    public string Title { get; set; } = "";

    public string? String { get; set; }

    public Guid Guid { get; set; }

    public DateTime When { get; set; }

    public DateTime? NullableWhen { get; set; }

    public DateTimeOffset Instant { get; set; }

    public DateOnly Day { get; set; }

    public TimeOnly Time { get; set; }

    public Color Color { get; set; }

    public Color? NullableColor { get; set; }

    public char Letter { get; set; }

    public string[] StringArray { get; set; } = [];

    public List<string> StringList { get; set; } = [];

    public int[] Ints { get; set; } = [];

    public List<string>? NullableList { get; set; }

    public string? Json { get; set; }

    public ReadOnlyMemory<float> Vector { get; set; }

    public string Ignored { get; set; } = "";

    public Doc? Other { get; set; }
}
