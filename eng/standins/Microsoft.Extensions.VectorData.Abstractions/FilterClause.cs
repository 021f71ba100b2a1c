namespace Microsoft.Extensions.VectorData;

/// <summary>The base of the former filter clauses.</summary>
[Obsolete(Message)]
public abstract class FilterClause
{
    internal const string Message =
        "Use LINQ expressions via VectorSearchOptions<TRecord>.Filter instead. This type will be removed in a future version.";

    /// <summary>For derived types.</summary>
    protected FilterClause()
    {
    }
}
