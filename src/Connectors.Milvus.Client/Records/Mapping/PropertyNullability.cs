using System.Reflection;

namespace Connectors.Milvus.Client;

/// <summary>Whether a property's declaration allows null.</summary>
internal static class PropertyNullability
{
    /// <summary>
    /// <c>int?</c> and <c>string?</c> do. A reference type in code without nullable annotations, or in an application whose trimming
    /// removed them, may be null as far as anyone can tell, and so does.
    /// </summary>
    public static bool AllowsNull(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
            return Nullable.GetUnderlyingType(property.PropertyType) is not null;

        try
        {
            return new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull;
        }
        catch (InvalidOperationException)
        {
            // The feature switch for nullability information is off.
            return true;
        }
    }
}
