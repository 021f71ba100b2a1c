using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Builds a record map from functions instead of attributes: for types one cannot mark, and for libraries that have a model of
/// their own. Not thread-safe; the map it builds is.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMapBuilder<TRecord>
    where TRecord : class
{
    /// <summary>Starts a map.</summary>
    /// <param name="factory">Makes an empty record to read into.</param>
    public MilvusRecordMapBuilder(Func<TRecord> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
    }

    /// <summary>How values of types outside the table are read and written where the field is JSON; null for the defaults of System.Text.Json.</summary>
    public JsonSerializerOptions? JsonOptions { get; set; }

    /// <summary>
    /// Adds a field. <typeparamref name="TValue"/> decides how values travel; see <see cref="MilvusTypes"/> for the types there are.
    /// Any other type is serialised as JSON, where the field is JSON.
    /// </summary>
    /// <param name="schema">The field, as a collection created from the map would have it.</param>
    /// <param name="get">Gets the value from a record. May be called several times for one request, from any thread.</param>
    /// <param name="set">Sets the value of a record. Called with null only where the type has a null; otherwise a null leaves the record as made.</param>
    /// <param name="propertyName">What error messages call it; null for the field's name.</param>
    /// <typeparam name="TValue">The value's type.</typeparam>
    /// <exception cref="ArgumentException">The type cannot be stored in such a field, or the field was added before.</exception>
    public MilvusRecordMapBuilder<TRecord> Field<TValue>(
        MilvusFieldSchema schema, Func<TRecord, TValue> get, Action<TRecord, TValue> set, string? propertyName = null) =>
        throw new InvalidOperationException();

    /// <summary>Adds the store of the keys that are no fields; see <see cref="MilvusDynamicFieldAttribute"/>.</summary>
    /// <param name="get">Gets the keys and values; null means none.</param>
    /// <param name="set">Sets the keys and values that were read.</param>
    public MilvusRecordMapBuilder<TRecord> Dynamic(
        Func<TRecord, IDictionary<string, object?>?> get, Action<TRecord, Dictionary<string, object?>> set) =>
        throw new InvalidOperationException();

    /// <summary>Adds an index that a collection created from the map gets.</summary>
    /// <param name="index">The index; its field has to be in the map.</param>
    public MilvusRecordMapBuilder<TRecord> Index(MilvusIndexParams index) => throw new InvalidOperationException();

    /// <summary>Makes the map.</summary>
    /// <exception cref="ArgumentException">An index names a field that the map does not have.</exception>
    public MilvusRecordMap<TRecord> Build() => throw new InvalidOperationException();
}
