using System.Globalization;

namespace Connectors.Milvus.Engine.Rules;

/// <summary>
/// Milvus's errors in Milvus's words. The shape is the outer context, then the base error, then its facts in brackets; clients
/// and tests look for parts of these texts, so a text changes only when Milvus's does.
/// </summary>
internal static class Errors
{
    public static EngineException DatabaseNotFound(string name)
        => Input(EngineError.DatabaseNotFound, $"database not found[database={name}]");

    /// <summary>What the proxy answers when it looks a collection up.</summary>
    public static EngineException CannotFindCollection(string database, string name)
        => Input(EngineError.CollectionNotFound, $"can't find collection[database={database}][collection={name}]");

    /// <summary>What the coordinator answers when it looks a collection up.</summary>
    public static EngineException CollectionNotFound(string database, string name)
        => Input(EngineError.CollectionNotFound, $"collection not found[database={database}][collection={name}]");

    public static EngineException CollectionNotFound(string database, long id)
        => Input(EngineError.CollectionNotFound, $"collection not found[database={database}][collection={id}]");

    public static EngineException CollectionNotLoaded(string name)
        => Input(EngineError.CollectionNotLoaded, $"collection not loaded[collection={name}]");

    public static EngineException SchemaMismatch(string name)
        => Input(EngineError.SchemaMismatch, $"collection schema mismatch[collection={name}]");

    public static EngineException PartitionNotFound(string name)
        => Input(EngineError.PartitionNotFound, $"partition not found[partition={name}]");

    public static EngineException PartitionNotLoaded(string name)
        => Input(EngineError.PartitionNotLoaded, $"partition not loaded[partition={name}]");

    public static EngineException IndexNotFound(string key, string name)
        => Input(EngineError.IndexNotFound, $"index not found[{key}={name}]");

    /// <summary>1100 with Milvus's base error after the context.</summary>
    public static EngineException Invalid(FormattableString context)
        => Input(EngineError.InvalidParameter, $"{Text(context)}: invalid parameter");

    /// <summary>1100 that compares what was expected with what came.</summary>
    public static EngineException Mismatch(FormattableString context, string expected, string actual)
        => Input(EngineError.InvalidParameter, $"{Text(context)}: invalid parameter[expected={expected}][actual={actual}]");

    /// <summary>What Milvus answers without a code of its own.</summary>
    public static EngineException Plain(FormattableString text) => Input(EngineError.Unexpected, text);

    public static EngineException NotImplemented(FormattableString text) => Input(EngineError.NotImplemented, text);

    public static EngineException Input(EngineError code, FormattableString text) => new(code, Text(text), isInputError: true);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
