namespace Connectors.Milvus.Client;

/// <summary>Checks of properties by name, and of lists of names.</summary>
internal static class PropertyChecks
{
    /// <summary>Properties that may be left out, but not be without names or values.</summary>
    public static void RequireNamed(IReadOnlyDictionary<string, string>? properties, string parameter)
    {
        foreach (var (key, value) in properties ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrWhiteSpace(key))
            {
                throw new ArgumentException($"A property with the value '{value}' has no name.", parameter);
            }

            if (value is null)
            {
                throw new ArgumentException($"The property '{key}' is null. Give it a value, or drop the property.", parameter);
            }
        }
    }

    /// <summary>Properties to set: one at least.</summary>
    public static void RequireSome(IReadOnlyDictionary<string, string> properties, string parameter)
    {
        ArgumentNullException.ThrowIfNull(properties, parameter);
        if (properties.Count == 0)
        {
            throw new ArgumentException("No property is given. Name at least one.", parameter);
        }

        RequireNamed(properties, parameter);
    }

    /// <summary>A list of names: one at least, none of them empty.</summary>
    public static void RequireSomeNames(IReadOnlyList<string> names, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        if (names.Count == 0)
        {
            throw new ArgumentException($"No {what} is given. Name at least one.", parameter);
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw new ArgumentException($"The {what} at position {i} is empty.", parameter);
            }
        }
    }
}
