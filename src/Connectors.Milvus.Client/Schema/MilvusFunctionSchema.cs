namespace Connectors.Milvus.Client;

/// <summary>
/// A function that a server runs on fields: in a schema it computes output fields from input fields, in a search it ranks hits.
/// Immutable and safe to share. Limits and parameters are Milvus's; see
/// <see href="https://milvus.io/docs/embedding-function-overview.md">Function Overview</see>.
/// <code>MilvusFunctionSchema.Bm25("text_bm25", "text", "sparse")</code>
/// </summary>
public sealed record MilvusFunctionSchema
{
    /// <summary>The function's name, unique within the collection; at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    public required MilvusFunctionType Type { get; init; }

    /// <summary>The fields it reads.</summary>
    public IReadOnlyList<string> InputFields { get; init; } = [];

    /// <summary>The fields it fills, which records must not carry; empty for <see cref="MilvusFunctionType.Rerank"/>.</summary>
    public IReadOnlyList<string> OutputFields { get; init; } = [];

    /// <summary>
    /// Parameters by Milvus's names. Values are text, numbers, booleans, or lists and dictionaries of them, which are sent as JSON.
    /// A function that was read from a server has them as text.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Params { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the function is for; free text.</summary>
    public string Description { get; init; } = "";

    /// <summary>
    /// Full-text search: the server turns text into a sparse vector, and a search in the output field takes text
    /// (<see cref="MilvusVectors.FromTexts"/>). Needs Milvus 2.5.
    /// See <see href="https://milvus.io/docs/full-text-search.md">Full Text Search</see>.
    /// </summary>
    /// <param name="name">The function's name.</param>
    /// <param name="inputField">A VarChar (or, in Milvus 3.0, Text) field with an analyzer.</param>
    /// <param name="outputField">A SparseFloatVector field, indexed with metric BM25.</param>
    public static MilvusFunctionSchema Bm25(string name, string inputField, string outputField) =>
        Computing(name, MilvusFunctionType.BM25, inputField, outputField);

    /// <summary>
    /// The server asks a model provider for the vectors of texts, when records are written and when a search takes text. Needs Milvus 2.6,
    /// with the provider's credentials in the server's configuration.
    /// See <see href="https://milvus.io/docs/embedding-function-overview.md">Embedding Function Overview</see>.
    /// </summary>
    /// <param name="name">The function's name.</param>
    /// <param name="inputField">A VarChar field.</param>
    /// <param name="outputField">A FloatVector or Int8Vector field of the model's dimension.</param>
    /// <param name="provider">The provider by Milvus's name, for example <c>openai</c> or <c>tei</c>.</param>
    /// <param name="model">The model by the provider's name, for example <c>text-embedding-3-small</c>; null where the provider takes none.</param>
    /// <param name="parameters">Further parameters, for example <c>dim</c>, <c>credential</c>, <c>endpoint</c>; null for none.</param>
    public static MilvusFunctionSchema TextEmbedding(
        string name,
        string inputField,
        string outputField,
        string provider,
        string? model = null,
        IReadOnlyDictionary<string, object?>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["provider"] = provider };
        if (model is not null)
        {
            all["model_name"] = model;
        }

        foreach (var (key, value) in parameters ?? new Dictionary<string, object?>())
        {
            all[key] = value;
        }

        return Computing(name, MilvusFunctionType.TextEmbedding, inputField, outputField) with { Params = all };
    }

    /// <summary>
    /// The server turns text into a MinHash signature, for finding near-duplicates with a MINHASH_LSH index. Needs Milvus 2.6.
    /// See <see href="https://milvus.io/docs/minhash-lsh.md">MINHASH_LSH</see>.
    /// </summary>
    /// <param name="name">The function's name.</param>
    /// <param name="inputField">A VarChar (or, in Milvus 3.0, Text) field.</param>
    /// <param name="outputField">A BinaryVector field, indexed with metric MHJACCARD.</param>
    /// <param name="parameters">Parameters by Milvus's names, for example <c>num_hashes</c> and <c>shingle_size</c>; null for the server's.</param>
    public static MilvusFunctionSchema MinHash(
        string name, string inputField, string outputField, IReadOnlyDictionary<string, object?>? parameters = null) =>
        Computing(name, MilvusFunctionType.MinHash, inputField, outputField) with { Params = parameters ?? new Dictionary<string, object?>() };

    /// <summary>
    /// Ranks the hits of a search: decay, model and boost rankers. Needs Milvus 2.6.
    /// See <see href="https://milvus.io/docs/decay-ranker-overview.md">Decay Ranker Overview</see>.
    /// </summary>
    /// <param name="name">The function's name.</param>
    /// <param name="inputFields">The fields it reads; none for a boost ranker.</param>
    /// <param name="parameters">Parameters by Milvus's names: <c>reranker</c> names the kind, the others are the kind's own.</param>
    public static MilvusFunctionSchema Rerank(
        string name, IReadOnlyList<string> inputFields, IReadOnlyDictionary<string, object?> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(inputFields);
        ArgumentNullException.ThrowIfNull(parameters);
        return new MilvusFunctionSchema { Name = name, Type = MilvusFunctionType.Rerank, InputFields = inputFields, Params = parameters };
    }

    private static MilvusFunctionSchema Computing(string name, MilvusFunctionType type, string inputField, string outputField)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(inputField);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputField);
        return new MilvusFunctionSchema { Name = name, Type = type, InputFields = [inputField], OutputFields = [outputField] };
    }
}
