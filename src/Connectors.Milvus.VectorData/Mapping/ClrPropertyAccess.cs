using System.Reflection;

namespace Connectors.Milvus.VectorData.Mapping;

/// <summary>
/// A property of a class: its accessors bound as delegates, so that a value costs one indirect call and no boxing. Only where a value
/// is asked for as an object, no delegate fits.
/// </summary>
/// <param name="property">A property with a getter and a setter, init-only and non-public ones included.</param>
internal sealed class ClrPropertyAccess<TRecord>(PropertyInfo property) : PropertyAccess<TRecord>
    where TRecord : class
{
    private readonly MethodInfo _getter = property.GetGetMethod(nonPublic: true)!;
    private readonly MethodInfo _setter = property.GetSetMethod(nonPublic: true)!;

    public override Func<TRecord, TValue> Getter<TValue>()
    {
        if (!IsBoxed<TValue>())
            return _getter.CreateDelegate<Func<TRecord, TValue>>();

        MethodInvoker getter = MethodInvoker.Create(_getter);
        return record => (TValue)getter.Invoke(record)!;
    }

    public override Action<TRecord, TValue> Setter<TValue>()
    {
        if (!IsBoxed<TValue>())
            return _setter.CreateDelegate<Action<TRecord, TValue>>();

        MethodInvoker setter = MethodInvoker.Create(_setter);
        return (record, value) => setter.Invoke(record, value);
    }

    private bool IsBoxed<TValue>() => typeof(TValue) == typeof(object) && property.PropertyType != typeof(object);
}
