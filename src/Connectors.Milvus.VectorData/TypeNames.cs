using System.Globalization;

namespace Connectors.Milvus.VectorData;

/// <summary>Names of types as C# writes them, for messages: <c>int</c>, <c>ReadOnlyMemory&lt;float&gt;</c>, <c>string[]</c>.</summary>
internal static class TypeNames
{
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericType && type.Name.Split('`') is [var name, var count])
        {
            // A type inside a generic one has the arguments of that too, which are no part of its name.
            IEnumerable<Type> own = type.GetGenericArguments().TakeLast(int.Parse(count, CultureInfo.InvariantCulture));
            return $"{name}<{string.Join(", ", own.Select(Of))}>";
        }

        return type.IsEnum ? type.Name : Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Byte => "byte",
            TypeCode.SByte => "sbyte",
            TypeCode.Int16 => "short",
            TypeCode.UInt16 => "ushort",
            TypeCode.Int32 => "int",
            TypeCode.UInt32 => "uint",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.Char => "char",
            TypeCode.String => "string",
            _ => type == typeof(object) ? "object" : type.Name,
        };
    }
}
