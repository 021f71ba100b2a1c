using Connectors.Milvus.Client;

namespace Connectors.Milvus.Testing;

/// <summary>The server of this test run, asked once for what it is.</summary>
internal sealed class TestTarget
{
    // Seen in Milvus Lite 3.2's gRPC adapter: it reads no expr_template_values, answers timestamp 0 and no update_timestamp or collection
    // id, refuses what exists, has three codes, lacks the smaller vector types, scores texts its own way, and wants one writer at a time. Its filters know no escapes and no %, and
    // 'not in' lets nulls through.
    private const ServerFeature MissingInMilvusLite =
        ServerFeature.ExpressionTemplates | ServerFeature.Timestamps | ServerFeature.SchemaChecks | ServerFeature.CollectionIds
        | ServerFeature.Limits | ServerFeature.IdempotentCreate | ServerFeature.ErrorCodes | ServerFeature.DefaultValues
        | ServerFeature.ConcurrentWrites | ServerFeature.InProcess | ServerFeature.FilterLanguage
        | ServerFeature.LoadStates | ServerFeature.VectorTypes | ServerFeature.SchemaChanges | ServerFeature.NewerCalls | ServerFeature.FullText
        | ServerFeature.Upserts | ServerFeature.NullVectors | ServerFeature.PartitionScopes | ServerFeature.CompleteSearches
        | ServerFeature.Reloading | ServerFeature.SparseScores | ServerFeature.FieldMetrics | ServerFeature.KeyOrder | ServerFeature.Iterators
        | ServerFeature.ArrayIndexes;

    private static readonly Lazy<TestTarget> Detected = new(Detect);

    private readonly string _name;
    private readonly ServerFeature _missing;

    private TestTarget(string name, ServerFeature missing)
    {
        _name = name;
        _missing = missing;
    }

    public static TestTarget Current => Detected.Value;

    /// <summary>The address that MILVUS_URI names; null for the embedded engine.</summary>
    public static string? Address { get; } = Environment.GetEnvironmentVariable("MILVUS_URI") is { Length: > 0 } uri ? uri : null;

    public static string? Token { get; } = Environment.GetEnvironmentVariable("MILVUS_TOKEN") is { Length: > 0 } token ? token : null;

    public bool Has(ServerFeature feature) => (_missing & feature) == 0;

    /// <summary>Why a test that needs <paramref name="features"/> cannot run; null when it can.</summary>
    public string? WhatIsMissing(ServerFeature features) =>
        Has(features) ? null : $"{_name} lacks {features & _missing}.";

    private static TestTarget Detect()
    {
        if (Address is null)
        {
            return new TestTarget("The embedded engine", ServerFeature.None);
        }

        // Attributes have no asynchronous door.
        using var client = new MilvusClient(Address, Token);
        var version = client.GetServerInfoAsync().GetAwaiter().GetResult().Version;
        return version.StartsWith("milvus_lite", StringComparison.OrdinalIgnoreCase)
            ? new TestTarget("Milvus Lite", MissingInMilvusLite)
            : new TestTarget($"The server at MILVUS_URI ({version})", ServerFeature.InProcess);
    }
}
