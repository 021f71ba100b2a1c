using System.Reflection;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>A property of a class: its accessors bound as delegates, so that a value costs one indirect call and no boxing.</summary>
/// <param name="property">A property with a getter and a setter, init-only and non-public ones included.</param>
internal sealed class ClrPropertyAccess<TRecord>(PropertyInfo property) : PropertyAccess<TRecord>
    where TRecord : class
{
    public override Func<TRecord, TValue> Getter<TValue>() =>
        property.GetGetMethod(nonPublic: true)!.CreateDelegate<Func<TRecord, TValue>>();

    public override Action<TRecord, TValue> Setter<TValue>() =>
        property.GetSetMethod(nonPublic: true)!.CreateDelegate<Action<TRecord, TValue>>();
}
