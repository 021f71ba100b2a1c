namespace Connectors.Milvus.Client;

/// <summary>
/// Messages about records, in one voice: which row, which property, which field, what is wrong. What a row is refused for was
/// learnt from the cached schema, so these too deserve a look at a fresh one: a limit may have been raised meanwhile.
/// </summary>
internal static class RecordErrors
{
    public static RecordSchemaException BadValue(int row, string property, MilvusFieldSchema field, string problem) =>
        new(row, $": {property} cannot be stored in field '{field.Name}' of type {FieldType.Of(field)}: {problem}. Nothing was sent.");

    public static RecordSchemaException BadRecord(int row, string problem) => new(row, $" {problem}. Nothing was sent.");

    public static MilvusException BadAnswer(string property, MilvusFieldSchema field, string problem) =>
        new($"The server's column for field '{field.Name}' of type {FieldType.Of(field)} cannot be read into {property}: {problem}.");

    /// <summary>The collection is no longer what the schema says: a fresh one tells whether the map fits it.</summary>
    public static RecordSchemaException OtherType(MilvusFieldSchema field, MilvusDataType answered) =>
        new($"Field '{field.Name}' is known to be of type {FieldType.Of(field)}, and the server answered {answered}: the collection was made anew.");
}
