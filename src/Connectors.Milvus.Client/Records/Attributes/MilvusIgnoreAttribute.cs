namespace Connectors.Milvus.Client;

/// <summary>Marks a property that is not stored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusIgnoreAttribute : Attribute;
