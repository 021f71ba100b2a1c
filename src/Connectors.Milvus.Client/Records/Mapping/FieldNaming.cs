namespace Connectors.Milvus.Client;

/// <summary>Which field of a collection a property means.</summary>
internal static class FieldNaming
{
    /// <summary>A name that was taken from the property may differ from the field's in case, as C# and Milvus habits do.</summary>
    public static T? Find<T>(IReadOnlyList<T> fields, Func<T, string> nameOf, string name, bool isGiven)
        where T : class
    {
        if (fields.FirstOrDefault(field => nameOf(field) == name) is { } exact)
            return exact;

        if (isGiven)
            return null;

        var similar = fields.Where(field => nameOf(field).Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return similar.Count == 1 ? similar[0] : null;
    }
}
