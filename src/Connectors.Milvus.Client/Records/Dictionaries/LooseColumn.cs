namespace Connectors.Milvus.Client;

/// <summary>An answered column of which no schema knows, such as an aggregate: its values as dictionaries would have them.</summary>
internal static class LooseColumn
{
    public static object?[] Read(ColumnSource column)
    {
        var type = new FieldType((MilvusDataType)(int)column.Type, MilvusDataType.None, null, null, null);
        var codec = CodecTable.Loose(type)
            ?? throw new MilvusException($"The server's column '{column.Name}' of type {type} cannot be read.");
        var count = codec.Count(column);
        var values = new object?[Math.Max(count, column.Validity.Length)];
        var hasPlaceholders = column.HasPlaceholders(count, values.Length);
        for (int row = 0, next = 0; row < values.Length; row++)
        {
            var isNull = column.IsNull(row);
            values[row] = isNull ? null : codec.Read(column, next);
            next += !isNull || hasPlaceholders ? 1 : 0;
        }

        return values;
    }
}
