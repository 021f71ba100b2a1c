namespace Connectors.Milvus.Client;

/// <summary>
/// Marks the property that holds the keys which are no fields of the collection: a <c>Dictionary&lt;string, object?&gt;</c> or
/// <c>IDictionary&lt;string, object?&gt;</c>. A collection created from the record type gets a dynamic field.
/// Values may be null, bool, numbers, text, lists, nested dictionaries and System.Text.Json's elements and nodes; they come
/// back as <c>bool</c>, <c>long</c>, <c>double</c>, <c>string</c>, <c>List&lt;object?&gt;</c> and <c>Dictionary&lt;string, object?&gt;</c>.
/// See <see href="https://milvus.io/docs/enable-dynamic-field.md">Dynamic Field</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusDynamicFieldAttribute : Attribute;
