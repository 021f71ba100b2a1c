namespace Connectors.Milvus.VectorData.Filters;

/// <summary>Questions about CLR types that filters are written with.</summary>
internal static class ClrTypes
{
    public static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type of the items: of <c>T[]</c>, <c>List&lt;T&gt;</c>, <c>IEnumerable&lt;T&gt;</c> and the like.</summary>
    public static Type Element(Type collection) =>
        Underlying(collection.GetElementType() ?? (collection.GenericTypeArguments is [var item] ? item : typeof(object)));

    public static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Integers, char and enums: everything that counts in whole steps.</summary>
    public static bool IsIntegral(Type type) => Type.GetTypeCode(type) is >= TypeCode.Char and <= TypeCode.UInt64;

    public static bool IsFloating(Type type) => Type.GetTypeCode(type) is TypeCode.Single or TypeCode.Double;

    /// <summary>Whether a conversion keeps every value (to within the precision of floating point), as C#'s implicit numeric ones do.</summary>
    public static bool IsWidening(Type from, Type to)
    {
        if (from == to || to == typeof(object))
            return true;
        if (IsIntegral(from))
        {
            return IsIntegral(to)
                ? Numbers.Range(to).Minimum <= Numbers.Range(from).Minimum && Numbers.Range(from).Maximum <= Numbers.Range(to).Maximum
                : IsFloating(to) || to == typeof(decimal);
        }

        return from == typeof(float) && to == typeof(double);
    }
}
