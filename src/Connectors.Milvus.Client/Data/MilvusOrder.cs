namespace Connectors.Milvus.Client;

/// <summary>One key of an order: a field, or a path into a JSON or dynamic field such as <c>meta["price"]</c>. Needs Milvus 3.0.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsDescending">Whether the largest value comes first.</param>
/// <param name="NullsLast">Whether rows without a value come last; otherwise they come first, as in Milvus.</param>
public sealed record MilvusOrder(string Field, bool IsDescending = false, bool NullsLast = false)
{
    /// <summary>The smallest value first.</summary>
    /// <param name="field">The field.</param>
    public static implicit operator MilvusOrder(string field) => new(field);

    /// <summary>The largest value first.</summary>
    /// <param name="field">The field.</param>
    public static MilvusOrder Descending(string field) => new(field, IsDescending: true);
}
