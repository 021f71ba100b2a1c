namespace Microsoft.Extensions.VectorData;

/// <summary>A former filter clause: a list field holds a value.</summary>
[Obsolete(Message)]
public sealed class AnyTagEqualToFilterClause : FilterClause
{
    /// <summary>Names the field and the value.</summary>
    public AnyTagEqualToFilterClause(string fieldName, string value)
    {
        FieldName = fieldName;
        Value = value;
    }

    /// <summary>The list field that is searched.</summary>
    public string FieldName { get; private set; }

    /// <summary>The value looked for.</summary>
    public string Value { get; private set; }
}
