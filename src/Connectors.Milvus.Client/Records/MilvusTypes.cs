using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>Which CLR types this client reads and writes, and as which Milvus types.</summary>
public static class MilvusTypes
{
    /// <summary>
    /// Tells how a property of a CLR type is stored by default. A type may fit other fields too: any integer fits any integer field
    /// (values are range-checked), text fits JSON fields, <c>float[]</c> fits arrays of Float.
    /// </summary>
    /// <param name="clr">The CLR type, for example <c>typeof(int?)</c> or <c>typeof(List&lt;string&gt;)</c>.</param>
    /// <param name="type">The data type; <see cref="MilvusDataType.Array"/> for lists.</param>
    /// <param name="elementType">The type of a list's elements, otherwise <see cref="MilvusDataType.None"/>.</param>
    /// <param name="nullable">Whether the CLR type has a null.</param>
    /// <returns>False when the type is not in the table. It can then only be stored as JSON, by System.Text.Json.</returns>
    public static bool TryGetDataType(Type clr, out MilvusDataType type, out MilvusDataType elementType, out bool nullable)
    {
        ArgumentNullException.ThrowIfNull(clr);
        ClrType? line = CodecTable.Find(clr);
        type = line?.DataType ?? MilvusDataType.None;
        elementType = line?.ElementType ?? MilvusDataType.None;
        nullable = line?.HasNull ?? !clr.IsValueType;
        return line is not null;
    }

    /// <summary>The longest text of a type that is stored as text of limited length: 36 for Guid, 31 for decimal, 4 for char.</summary>
    /// <param name="clr">The CLR type, its nullable form, or a list of it.</param>
    /// <returns>The length in UTF-8 bytes; null when the type is no text or its texts have any length.</returns>
    public static int? GetTextLength(Type clr)
    {
        ArgumentNullException.ThrowIfNull(clr);
        return CodecTable.Find(clr)?.TextLength;
    }

    /// <summary>
    /// A value in the form in which its field holds it, for filters: the ticks of a DateTime, the text of a Guid or a decimal. Filters
    /// themselves take only bool, numbers, text and lists of them.
    /// </summary>
    /// <param name="value">A value of a scalar type of the table.</param>
    /// <returns>A bool, long, double or string.</returns>
    /// <exception cref="ArgumentException">The type is not in the table, or no scalar.</exception>
    public static object ToFilterValue(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        object? plain = CodecTable.Find(value.GetType())?.PlainValue(value);
        return plain switch
        {
            bool or string or long or double => plain,
            float number => (double)number,
            sbyte or byte or short or ushort or int or uint => Convert.ToInt64(plain, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"{TypeName.Of(value.GetType())} has no form in a filter: it is no scalar of the table.", nameof(value)),
        };
    }
}
