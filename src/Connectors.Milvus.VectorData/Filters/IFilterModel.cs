using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Connectors.Milvus.VectorData.Filters;

/// <summary>What the filter translator needs to know of a record type. Immutable and thread-safe.</summary>
internal interface IFilterModel
{
    /// <summary>Whether records are <c>Dictionary&lt;string, object?&gt;</c>, so that filters say <c>r["name"]</c> rather than <c>r.Name</c>.</summary>
    bool IsDictionary { get; }

    /// <summary>The key's property: <c>key in []</c> is how a filter that no row can pass is written.</summary>
    FilterProperty Key { get; }

    /// <summary>The names that <see cref="TryGetProperty"/> knows, for the message when a filter names another.</summary>
    IEnumerable<string> PropertyNames { get; }

    /// <summary>Finds a property by its CLR name (the dictionary key where records are dictionaries), vectors included.</summary>
    bool TryGetProperty(string clrName, [NotNullWhen(true)] out FilterProperty? property);

    /// <summary>How objects that are stored as JSON are serialised; null for System.Text.Json's defaults.</summary>
    JsonSerializerOptions? JsonOptions => null;
}
