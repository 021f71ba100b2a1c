namespace Connectors.Milvus.Client;

/// <summary>How the rows of one write are encoded, where it is not the usual way.</summary>
internal sealed record RowForm
{
    /// <summary>Whether an insert sends keys although the server generates them.</summary>
    public bool HasGeneratedKeys { get; init; }

    /// <summary>Whether only some fields are sent.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The fields that a partial write sends beside the key; null means all that the records have.</summary>
    public IReadOnlyList<string>? Fields { get; init; }
}
