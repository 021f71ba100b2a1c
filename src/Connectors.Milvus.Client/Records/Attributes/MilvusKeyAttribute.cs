namespace Connectors.Milvus.Client;

/// <summary>
/// Marks the property that holds the primary key: <c>long</c> (or a smaller integer), <c>string</c> or <see cref="Guid"/>
/// (stored as text of 36 characters). A record type without a marked key uses its property named <c>Id</c>.
/// See <see href="https://milvus.io/docs/primary-field.md">Primary Field and AutoID</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MilvusKeyAttribute : Attribute
{
    /// <summary>Marks the key; the field is named like the property.</summary>
    public MilvusKeyAttribute()
    {
    }

    /// <summary>Marks the key and names its field.</summary>
    /// <param name="name">The field's name in Milvus.</param>
    public MilvusKeyAttribute(string name) => Name = name;

    /// <summary>The field's name; null means the property's name.</summary>
    public string? Name { get; }

    /// <summary>
    /// Whether the server generates the keys of inserted records. What the property holds before an insert is then not sent;
    /// the generated key is written into it afterwards. Not for <see cref="Guid"/> keys.
    /// </summary>
    public bool AutoId { get; set; }

    /// <summary>For text keys: the longest key in UTF-8 bytes, 1 to 65,535. 0 means 65,535, or 36 for a <see cref="Guid"/>.</summary>
    public int MaxLength { get; set; }

    /// <summary>What the field is for; free text kept by the server.</summary>
    public string? Description { get; set; }
}
