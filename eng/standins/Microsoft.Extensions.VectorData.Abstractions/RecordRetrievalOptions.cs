namespace Microsoft.Extensions.VectorData;

/// <summary>How records are read by key.</summary>
public class RecordRetrievalOptions
{
    /// <summary>Whether the records carry their vectors.</summary>
    public bool IncludeVectors { get; set; }
}
