namespace Connectors.Milvus.Client.Tests;

/// <summary>Names a bug of another client, or of a server, that the test keeps out of this one. Becomes a line of docs/schema-cache.md.</summary>
/// <param name="bug">Where it was: a project and a number, or a project and a word.</param>
/// <param name="symptom">What its users saw.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class KnownBugAttribute(string bug, string symptom) : Attribute
{
    public string Bug { get; } = bug;

    public string Symptom { get; } = symptom;

    /// <summary>The thread that tells of it; null for what was found by reading code.</summary>
    public string? Url { get; init; }
}

/// <summary>Names the rule that the test holds against a server that fails. Becomes a line of docs/schema-cache.md.</summary>
/// <param name="failure">What goes wrong.</param>
/// <param name="rule">What the client does about it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RetryRuleAttribute(string failure, string rule) : Attribute
{
    public string Failure { get; } = failure;

    public string Rule { get; } = rule;
}
