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
}
