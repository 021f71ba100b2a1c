namespace Connectors.Milvus.Engine;

/// <summary>One key of an order. Rows that are equal in all keys keep the order they had: by score in a search, by primary key in a query.</summary>
/// <param name="Field">A scalar field, or a dynamic key, or a path into one such as <c>meta["price"]</c>.</param>
/// <param name="Descending">Whether great values come first.</param>
/// <param name="NullsFirst">Whether rows without a value come before those with one, whatever the direction.</param>
public sealed record OrderByField(string Field, bool Descending = false, bool NullsFirst = true);
