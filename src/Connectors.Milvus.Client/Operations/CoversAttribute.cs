namespace Connectors.Milvus.Client;

/// <summary>
/// Says which row of the Milvus SDK v2 table a method, an option or a type answers; docs/sdk-coverage.md is written from it.
/// </summary>
/// <param name="row">The row: the operation as pymilvus calls it, or the feature.</param>
/// <param name="rpcs">The RPCs it makes, by name, or the paths of the REST API.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Field, AllowMultiple = true)]
internal sealed class CoversAttribute(string row, params string[] rpcs) : Attribute
{
    public string Row { get; } = row;

    public IReadOnlyList<string> Rpcs { get; } = rpcs;

    /// <summary>The feature of <see cref="ServerFeatures"/> it needs; null where Milvus 2.4 has it.</summary>
    public string? Needs { get; init; }
}
