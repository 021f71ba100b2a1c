namespace Connectors.Milvus.Client;

/// <summary>
/// Steps that the server runs on the hits at one stage of a search: compute columns, filter, sort, cut. Needs Milvus 3.0.
/// Names and parameters of steps are Milvus's.
/// </summary>
public sealed record MilvusFunctionChain
{
    /// <summary>A name for messages; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>When it runs.</summary>
    public MilvusFunctionChainStage Stage { get; init; } = MilvusFunctionChainStage.L2Rerank;

    /// <summary>The steps, in their order.</summary>
    public required IReadOnlyList<MilvusFunctionChainStep> Steps { get; init; }
}

/// <summary>When a function chain runs; the numbers are Milvus's.</summary>
public enum MilvusFunctionChainStage
{
    /// <summary>On rows as they are written.</summary>
    Ingestion = 1,

    /// <summary>On the query.</summary>
    PreProcess = 2,

    /// <summary>On the hits of a segment.</summary>
    L0Rerank = 3,

    /// <summary>On the hits of a node.</summary>
    L1Rerank = 4,

    /// <summary>On the hits of the whole search.</summary>
    L2Rerank = 5,

    /// <summary>On the result.</summary>
    PostProcess = 6,
}

/// <summary>One step of a function chain.</summary>
public sealed record MilvusFunctionChainStep
{
    /// <summary>The step by Milvus's name.</summary>
    public required string Operation { get; init; }

    /// <summary>The function that it computes; null for steps without one.</summary>
    public MilvusFunctionChainCall? Function { get; init; }

    /// <summary>The columns it reads.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The columns it writes.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Parameters: booleans, integers, doubles, texts, lists and dictionaries of these.</summary>
    public IReadOnlyDictionary<string, object?>? Params { get; init; }
}

/// <summary>A function in a step.</summary>
public sealed record MilvusFunctionChainCall
{
    /// <summary>The function by Milvus's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its arguments: a <see cref="MilvusColumn"/>, or a value.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Parameters: booleans, integers, doubles, texts, lists and dictionaries of these.</summary>
    public IReadOnlyDictionary<string, object?>? Params { get; init; }
}

/// <summary>A column as an argument of a function.</summary>
/// <param name="Name">The column.</param>
public sealed record MilvusColumn(string Name);
