namespace Connectors.Milvus.Client;

/// <summary>
/// A record type does not fit a collection's schema. To callers an <see cref="ArgumentException"/>; inside, the sign that the
/// cached schema may be old and deserves one fresh look before the caller hears of it.
/// </summary>
internal sealed class RecordSchemaException(string message) : ArgumentException(message);
