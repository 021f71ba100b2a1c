using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>
/// Arrays and lists of enums: as their integers in arrays of integers, as their names in arrays of VarChar. Their lines are made when
/// they are asked for, since the table cannot name every enum; that takes code made at run time, which a native executable has not.
/// </summary>
internal static class EnumLists
{
    /// <summary>The line of a list of enums; null for any other type, and where no code can be made.</summary>
    public static ClrType? Find(Type list)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || ElementOf(list) is not { } element)
            return null;

        return CodecTable.Find(Enum.GetUnderlyingType(element)) is { } number ? Find(list, element, number.DataType) : null;
    }

    /// <summary>Whether a type is a list of enums in a process that cannot make its line.</summary>
    public static bool NeedsCode(Type list) => !RuntimeFeature.IsDynamicCodeSupported && ElementOf(list) is not null;

    private static Type? ElementOf(Type list)
    {
        Type? element = list.IsSZArray ? list.GetElementType() : IsList(list) ? list.GetGenericArguments()[0] : null;
        return element is { IsEnum: true } ? element : null;
    }

    private static bool IsList(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(List<>) || open == typeof(IReadOnlyList<>));

    [RequiresDynamicCode("Lists of an enum need code that is made at run time.")]
    private static ClrType? Find(Type list, Type element, MilvusDataType number)
    {
        var lines = (EnumLines)RuntimeHelpers.GetUninitializedObject(typeof(EnumLines<>).MakeGenericType(element));
        return lines.Of(number).FirstOrDefault(line => line.Type == list);
    }

    private abstract class EnumLines
    {
        public abstract ClrType[] Of(MilvusDataType number);
    }

    private sealed class EnumLines<T> : EnumLines
    {
        public override ClrType[] Of(MilvusDataType number) =>
            ClrForms.Arrays(number, EnumCodecs.For<T>, LooseValue.ToEnum<T>, value => Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }
}
