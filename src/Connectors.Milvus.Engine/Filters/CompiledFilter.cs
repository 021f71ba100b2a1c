namespace Connectors.Milvus.Engine.Filters;

/// <summary>A filter ready to stand in a WHERE clause: a row passes only when <see cref="Sql"/> is TRUE.</summary>
/// <param name="Sql">
/// One boolean expression, safe to join with AND (it is atomic or in parentheses). Its parameters are named
/// <c>$f0</c>, <c>$f1</c> … and stand in that order, so they may be bound by name, or by index after the parameters
/// that precede the filter in the statement.
/// </param>
/// <param name="Parameters">The values of <c>$f0</c>, <c>$f1</c> …: each a long, a double or a string.</param>
/// <param name="IsAlwaysTrue">Every row passes, whatever it holds; a delete must refuse such a filter.</param>
/// <param name="PrimaryKeys">
/// The keys (all long or all string, as written, duplicates included) when the filter is only <c>pk == x</c> or
/// <c>pk in [...]</c>; otherwise null.
/// </param>
internal sealed record CompiledFilter(
    string Sql,
    IReadOnlyList<object> Parameters,
    bool IsAlwaysTrue,
    IReadOnlyList<object>? PrimaryKeys);
