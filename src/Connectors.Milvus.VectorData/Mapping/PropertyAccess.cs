namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>Makes the functions that read and write one property of a record; made once per collection, called per value.</summary>
internal abstract class PropertyAccess<TRecord>
    where TRecord : class
{
    /// <summary>A function that reads the property.</summary>
    /// <typeparam name="TValue">The property's type; for dictionaries, its nullable form.</typeparam>
    public abstract Func<TRecord, TValue> Getter<TValue>();

    /// <summary>A function that writes the property.</summary>
    /// <typeparam name="TValue">The property's type; for dictionaries, its nullable form.</typeparam>
    public abstract Action<TRecord, TValue> Setter<TValue>();
}
