namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A key of a dictionary that stands for a property. A key that is missing reads as null.</summary>
/// <param name="name">The property's name in the definition.</param>
internal sealed class DictionaryAccess(string name) : PropertyAccess<Dictionary<string, object?>>
{
    public override Func<Dictionary<string, object?>, TValue> Getter<TValue>() => record =>
    {
        if (!record.TryGetValue(name, out object? value) || value is null)
            return default!;
        return value is TValue typed
            ? typed
            : throw new ArgumentException(
                $"The record's '{name}' holds a value of type '{TypeNames.Of(value.GetType())}', but the collection's definition says " +
                $"'{TypeNames.Of(Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue))}'. Convert the value, or change the definition.");
    };

    public override Action<Dictionary<string, object?>, TValue> Setter<TValue>() => (record, value) => record[name] = value;
}
