using System.Collections.ObjectModel;

namespace Connectors.Milvus.Engine;

/// <summary>What a function of a schema does, with Milvus's numbers.</summary>
public enum EngineFunctionType
{
    /// <summary>Turns a text into its terms and their frequencies, for full-text search.</summary>
    Bm25 = 1,
}

/// <summary>A function of a collection: it fills a field from another one whenever rows are written. Immutable.</summary>
public sealed record FunctionDefinition
{
    /// <summary>Its name, unique within the collection.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required EngineFunctionType Type { get; init; }

    /// <summary>The id, from 100 upwards; given by the engine, ignored on create.</summary>
    public long FunctionId { get; init; }

    /// <summary>Free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The fields that it reads: for BM25 one VarChar or Text field with an analyzer.</summary>
    public required IReadOnlyList<string> InputFields { get; init; }

    /// <summary>The fields that it fills: for BM25 one sparse vector field, which no write may send.</summary>
    public required IReadOnlyList<string> OutputFields { get; init; }

    /// <summary>Parameters as text; BM25 has none.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
