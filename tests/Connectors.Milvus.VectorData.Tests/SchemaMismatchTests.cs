using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>A collection that exists is compared with the model, and may be given what the model has more.</summary>
public sealed class SchemaMismatchTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Fact]
    public async Task Every_difference_is_named()
    {
        await CreateAsync(
            "Different",
            MilvusMetricTypes.L2,
            MilvusFieldSchema.VarChar("Key", 36, isPrimaryKey: true),
            MilvusFieldSchema.VarChar("Number", 10),
            MilvusFieldSchema.Int64("Required"),
            MilvusFieldSchema.FloatVector("Vector", 8));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Collection("Different").EnsureCollectionExistsAsync());

        foreach (string part in (string[])[
            "it has no field 'Text' (VarChar)", "its field 'Number' has another type: VarChar, not Int32", "its field 'Vector' has another dimension: 8, not 3",
            "its field 'Required' (Int64) needs a value", "its index on 'Vector' has the metric L2, not COSINE"])
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_may_be_null_is_no_difference()
    {
        await CreateAsync(
            "Strict",
            MilvusMetricTypes.Cosine,
            MilvusFieldSchema.VarChar("Key", 36, isPrimaryKey: true),
            MilvusFieldSchema.Int32("Number"),
            MilvusFieldSchema.VarChar("Text", 100),
            MilvusFieldSchema.Int64("More") with { IsNullable = true },
            MilvusFieldSchema.FloatVector("Vector", 3));

        await Collection("Strict").EnsureCollectionExistsAsync();

        Assert.Equal(MilvusLoadState.Loaded, await milvus.Client.GetLoadStateAsync(milvus.Name("Strict")));
    }

    [Fact]
    public async Task A_mismatch_may_be_a_warning()
    {
        await CreateWithoutTextAsync("Warned");
        using var log = new LogList();

        await Collection("Warned", new() { SchemaMismatch = MilvusSchemaMismatch.Warn, LoggerFactory = log }).EnsureCollectionExistsAsync();

        Assert.Contains("it has no field 'Text'", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mismatch_may_be_ignored()
    {
        await CreateWithoutTextAsync("Ignored");

        await Collection("Ignored", new() { SchemaMismatch = MilvusSchemaMismatch.Ignore }).EnsureCollectionExistsAsync();
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Evolution_adds_what_rows_can_be_without()
    {
        await CreateWithoutTextAsync("Evolved");
        await milvus.Client.InsertAsync(milvus.Name("Evolved"), new Dictionary<string, object?> { ["Key"] = "old", ["Number"] = 1, ["Vector"] = new float[] { 1, 0, 0 } });
        VectorStoreCollection<object, Dictionary<string, object?>>[] callers =
            [.. Enumerable.Range(0, 3).Select(_ => Collection("Evolved", new() { AllowSchemaEvolution = true }))];

        await Task.WhenAll(callers.Select(caller => caller.EnsureCollectionExistsAsync()));
        await callers[0].UpsertAsync(new Dictionary<string, object?> { ["Key"] = "new", ["Number"] = 2, ["Text"] = "text", ["Vector"] = new float[] { 0, 1, 0 } });

        Assert.Null((await callers[1].GetAsync("old"))!["Text"]);
        Assert.Equal("text", (await callers[1].GetAsync("new"))!["Text"]);
    }

    [ServerFact(Requires = ServerFeature.SchemaChanges)]
    public async Task Evolution_cannot_give_old_rows_values()
    {
        await CreateAsync(
            "Stuck", MilvusMetricTypes.Cosine, MilvusFieldSchema.VarChar("Key", 36, isPrimaryKey: true), MilvusFieldSchema.FloatVector("Other", 3));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Collection("Stuck", new() { AllowSchemaEvolution = true }).EnsureCollectionExistsAsync());

        Assert.Contains("it has no field 'Vector'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("it has no field 'Text'", error.Message, StringComparison.Ordinal);
    }

    private Task CreateWithoutTextAsync(string name) => CreateAsync(
        name,
        MilvusMetricTypes.Cosine,
        MilvusFieldSchema.VarChar("Key", 36, isPrimaryKey: true),
        MilvusFieldSchema.Int32("Number"),
        MilvusFieldSchema.FloatVector("Vector", 3));

    private Task CreateAsync(string name, string metric, params MilvusFieldSchema[] fields) => milvus.Client.CreateCollectionAsync(
        milvus.Name(name),
        new MilvusCollectionSchema { Fields = fields },
        new MilvusCreateCollectionOptions { Indexes = [new() { FieldName = fields[^1].Name, MetricType = metric }] });

    private MilvusDynamicCollection Collection(string name, MilvusCollectionOptions? options = null)
    {
        options ??= new MilvusCollectionOptions();
        options.Definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Number", typeof(int?)),
                new VectorStoreDataProperty("Text", typeof(string)),
                new VectorStoreVectorProperty("Vector", typeof(float[]), 3),
            ],
        };
        return new MilvusDynamicCollection(milvus.Client, milvus.Name(name), ownsClient: false, options);
    }

    private sealed class LogList : ILoggerFactory, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
