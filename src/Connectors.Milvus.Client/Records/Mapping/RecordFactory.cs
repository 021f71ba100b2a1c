using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Connectors.Milvus.Client;

/// <summary>
/// Makes empty records to read into. A type without a parameterless constructor (a positional record) is made with default
/// arguments; its properties are set afterwards, which their init accessors allow.
/// </summary>
internal static class RecordFactory
{
    /// <returns>The factory, or null with the reason why there is none.</returns>
    public static Func<TRecord>? For<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(out string? problem)
        where TRecord : class
    {
        problem = null;
        var constructor = typeof(TRecord).IsAbstract ? null : typeof(TRecord).GetConstructors().MinBy(candidate => candidate.GetParameters().Length);
        if (constructor is null)
        {
            problem = "it has no public constructor to read records into";
            return null;
        }

        var invoker = ConstructorInvoker.Create(constructor);
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null)];
        Func<TRecord> factory = arguments.Length == 0
            ? static () => Activator.CreateInstance<TRecord>()
            : () => (TRecord)invoker.Invoke(arguments.AsSpan());
        try
        {
            factory();
            return factory;
        }
        catch (Exception e)
        {
            problem = $"its constructor fails with default arguments, which is how records are made to read into ({(e.InnerException ?? e).Message})";
            return null;
        }
    }
}
