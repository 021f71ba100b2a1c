namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>An object inside <see cref="Doc"/>, stored as JSON.</summary>
internal sealed class DocPlace
{
    public string? City { get; set; }

    public int Zip { get; set; }

    public int? Level { get; set; }

    public double Height { get; set; }

    public decimal Rent { get; set; }

    public bool IsMain { get; set; }

    public char Block { get; set; }

    public Color Paint { get; set; }

    public Guid Owner { get; set; }

    public DateOnly? Since { get; set; }

    public string[] Tags { get; set; } = [];

    public DocCountry? Country { get; set; }
}

/// <summary>An object inside the object.</summary>
internal sealed class DocCountry
{
    public string? Code { get; set; }

    public long? People { get; set; }
}
