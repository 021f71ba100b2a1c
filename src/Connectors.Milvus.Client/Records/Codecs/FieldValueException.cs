namespace Connectors.Milvus.Client;

/// <summary>
/// A value cannot be stored in, or read from, its field. The message says what is wrong with the value alone; the column
/// that was running adds row, property and field.
/// </summary>
internal sealed class FieldValueException(string message) : Exception(message);
