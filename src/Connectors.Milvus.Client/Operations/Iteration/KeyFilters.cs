namespace Connectors.Milvus.Client;

/// <summary>A caller's filter and a condition on the primary key. The key's value travels as every other value does.</summary>
internal static class KeyFilters
{
    /// <summary>Only records behind a key.</summary>
    public static PreparedFilter After(MilvusFilter? filter, string keyName, MilvusId last) => And(filter, $"{keyName} > ", last.Value);

    /// <summary>All but some records.</summary>
    public static PreparedFilter Without(MilvusFilter? filter, string keyName, IReadOnlyCollection<MilvusId> ids) =>
        ids.Count == 0 ? PreparedFilter.For(filter) : And(filter, $"{keyName} not in ", List(ids));

    private static PreparedFilter And(MilvusFilter? filter, string condition, object value)
    {
        var parameters = new Dictionary<string, object?>(filter?.Parameters ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        var name = "iterator_key";
        while (parameters.ContainsKey(name))
        {
            name += "_";
        }

        parameters.Add(name, value);
        var own = $"{condition}{{{name}}}";
        return PreparedFilter.For(new MilvusFilter(
            string.IsNullOrWhiteSpace(filter?.Expression) ? own : $"({filter.Expression}) and {own}", parameters));
    }

    private static object List(IReadOnlyCollection<MilvusId> ids) =>
        ids.First().IsText ? ids.Select(id => id.Text).ToArray() : ids.Select(id => id.Number).ToArray();
}
