namespace Microsoft.Extensions.VectorData;

/// <summary>A former filter clause: a field equals a value.</summary>
[Obsolete(Message)]
public sealed class EqualToFilterClause : FilterClause
{
    /// <summary>Names the field and the value.</summary>
    public EqualToFilterClause(string fieldName, object value)
    {
        FieldName = fieldName;
        Value = value;
    }

    /// <summary>The field that is compared.</summary>
    public string FieldName { get; private set; }

    /// <summary>The value it is compared with.</summary>
    public object Value { get; private set; }
}
