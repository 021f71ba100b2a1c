namespace Connectors.Milvus.Client;

/// <summary>
/// Marks a vector property that a function of the server fills: what the property holds is never sent. A collection created from the
/// record type gets the function.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class MilvusFunctionAttribute : Attribute
{
    /// <summary>The text that the function reads: a property of the type (<c>nameof(Text)</c>) or its field's name.</summary>
    /// <param name="input">The property or field.</param>
    private protected MilvusFunctionAttribute(string input) => Input = input;

    /// <summary>The property or field that the function reads.</summary>
    public string Input { get; }

    /// <summary>The function's name; null means the output field's name and the kind of function.</summary>
    public string? FunctionName { get; set; }

    internal abstract MilvusFunctionSchema ToSchema(string inputField, string outputField);
}

/// <summary>
/// Marks the sparse vector of a full-text search: the server fills it from a text, whose field gets an analyzer. Search it with
/// <see cref="MilvusVectors.FromTexts"/>; Milvus does not give the vector itself back. Needs Milvus 2.5.
/// <code>
/// [MilvusField(EnableAnalyzer = true)] public string Text { get; set; } = "";
/// [MilvusVector, MilvusBm25(nameof(Text))] public MilvusSparseVector? Sparse { get; set; }
/// </code>
/// See <see href="https://milvus.io/docs/full-text-search.md">Full Text Search</see>.
/// </summary>
/// <param name="input">The text that the function reads: a property of the type or its field's name.</param>
public sealed class MilvusBm25Attribute(string input) : MilvusFunctionAttribute(input)
{
    internal override MilvusFunctionSchema ToSchema(string inputField, string outputField) =>
        MilvusFunctionSchema.Bm25(FunctionName ?? $"{outputField}_bm25", inputField, outputField);
}

/// <summary>
/// Marks the vector of a text embedding function: the server fills it by asking a model provider. Needs Milvus 2.6.
/// See <see href="https://milvus.io/docs/embedding-function-overview.md">Embedding Function Overview</see>.
/// </summary>
/// <param name="input">The text that the function reads: a property of the type or its field's name.</param>
/// <param name="provider">The provider by Milvus's name, for example <c>openai</c>.</param>
/// <param name="model">The model by the provider's name; null where the provider takes none.</param>
public sealed class MilvusTextEmbeddingAttribute(string input, string provider, string? model = null) : MilvusFunctionAttribute(input)
{
    /// <summary>The provider by Milvus's name.</summary>
    public string Provider { get; } = provider;

    /// <summary>The model by the provider's name.</summary>
    public string? Model { get; } = model;

    /// <summary>Further parameters as a JSON object, for example <c>{"dim": "512", "credential": "mine"}</c>; null for none.</summary>
    public string? Params { get; set; }

    internal override MilvusFunctionSchema ToSchema(string inputField, string outputField) => MilvusFunctionSchema.TextEmbedding(
        FunctionName ?? $"{outputField}_embedding", inputField, outputField, Provider, Model, Params is { } json ? JsonParameters.Read(nameof(Params), json) : null);
}

/// <summary>
/// Marks the binary vector that holds a text's MinHash signature, filled by the server. Needs Milvus 2.6.
/// See <see href="https://milvus.io/docs/minhash-lsh.md">MINHASH_LSH</see>.
/// </summary>
/// <param name="input">The text that the function reads: a property of the type or its field's name.</param>
public sealed class MilvusMinHashAttribute(string input) : MilvusFunctionAttribute(input)
{
    internal override MilvusFunctionSchema ToSchema(string inputField, string outputField) =>
        MilvusFunctionSchema.MinHash(FunctionName ?? $"{outputField}_minhash", inputField, outputField);
}
