namespace Connectors.Milvus.Client;

/// <summary>Messages about records, in one voice: which row, which property, which field, what is wrong.</summary>
internal static class RecordErrors
{
    public static ArgumentException BadValue(int row, string property, MilvusFieldSchema field, string problem) =>
        new($"Record {row}: {property} cannot be stored in field '{field.Name}' of type {FieldType.Of(field)}: {problem}. Nothing was sent.");

    public static ArgumentException BadRecord(int row, string problem) => new($"Record {row} {problem}. Nothing was sent.");

    public static MilvusException BadAnswer(string property, MilvusFieldSchema field, string problem) =>
        new($"The server's column for field '{field.Name}' of type {FieldType.Of(field)} cannot be read into {property}: {problem}.");
}
