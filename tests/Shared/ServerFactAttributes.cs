using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.Testing;

/// <summary>A test against the server: the embedded engine, or the one that MILVUS_URI names.</summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Performance", "CA1813", Justification = "xunit derives from it.")]
public sealed class ServerFactAttribute : FactAttribute
{
    /// <summary>What the server must have; the test is skipped, with the name of what is missing, where it has not.</summary>
    public ServerFeature Requires { get; set; }

    public override string? Skip
    {
        get => base.Skip ?? TestTarget.Current.WhatIsMissing(Requires);
        set => base.Skip = value;
    }
}

/// <summary>A test against the server for each of its rows of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    /// <summary>What the server must have; the test is skipped, with the name of what is missing, where it has not.</summary>
    public ServerFeature Requires { get; set; }

    public override string? Skip
    {
        get => base.Skip ?? TestTarget.Current.WhatIsMissing(Requires);
        set => base.Skip = value;
    }
}
