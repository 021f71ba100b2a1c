using Connectors.Milvus.Client;
using Connectors.Milvus.Client.Tests;
using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Model;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;
using DataType = Connectors.Milvus.Protocol.DataType;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>
/// Vectors that the server makes of texts. A server with a model is scripted, and the requests to it are looked at; the embedded engine has no
/// models, and says so.
/// </summary>
public sealed class TextEmbeddingTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    private static readonly float[] Vector = [0.6f, 0.8f];

    [Fact]
    public async Task The_collection_is_created_with_the_function()
    {
        await using var server = new ModelServer();
        await server.Collection.EnsureCollectionExistsAsync();

        CollectionSchema schema = CollectionSchema.Parser.ParseFrom(server.Calls.Single(MilvusRpcs.CreateCollection).Schema);
        FunctionSchema function = Assert.Single(schema.Functions);
        Assert.Equal((FunctionType.TextEmbedding, "Vector_embedding"), (function.Type, function.Name));
        Assert.Equal(("text", "Vector"), (Assert.Single(function.InputFieldNames), Assert.Single(function.OutputFieldNames)));
        Assert.Equal(
            ["dim=2", "model_name=text-embedding-3-small", "provider=openai"],
            function.Params.Select(each => $"{each.Key}={each.Value}").Order(StringComparer.Ordinal));
        Assert.True(schema.Fields.Single(field => field.Name == "Vector").IsFunctionOutput);
    }

    [Fact]
    public async Task Records_are_written_without_the_vector()
    {
        await using var server = new ModelServer();
        await server.Collection.EnsureCollectionExistsAsync();
        await server.Collection.UpsertAsync(new Note { Key = "a", Text = "Solar power" });

        Assert.Equal(["Key", "text"], server.Calls.Single(MilvusRpcs.Upsert).FieldsData.Select(field => field.FieldName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_search_sends_the_text_and_needs_no_generator()
    {
        await using var server = new ModelServer();
        await server.Collection.EnsureCollectionExistsAsync();
        VectorSearchResult<Note> hit = Assert.Single(await server.Collection.SearchAsync("sun", top: 1).ToListAsync());

        SearchRequest request = server.Calls.Single(MilvusRpcs.Search);
        PlaceholderValue value = Assert.Single(PlaceholderGroup.Parser.ParseFrom(request.PlaceholderGroup).Placeholders);
        Assert.Equal((PlaceholderType.VarChar, "sun"), (value.Type, Assert.Single(value.Values).ToStringUtf8()));
        Assert.Equal("Vector", request.SearchParams.Single(each => each.Key == "anns_field").Value);
        Assert.Equal(("a", 0.5), (hit.Record.Key, hit.Score!.Value));
    }

    [Fact]
    public async Task A_vector_still_searches_by_itself_and_a_generator_of_the_store_is_left_alone()
    {
        using FakeGenerator<string> generator = new();
        await using var server = new ModelServer(new MilvusVectorStoreOptions { EmbeddingGenerator = generator });
        await server.Collection.EnsureCollectionExistsAsync();
        await server.Collection.SearchAsync(Vector, top: 1).ToListAsync();
        await server.Collection.SearchAsync("sun", top: 1).ToListAsync();

        PlaceholderType[] sent =
        [
            .. server.Calls.Calls.Where(call => call.Name == MilvusRpcs.Search.Name)
                .Select(call => PlaceholderGroup.Parser.ParseFrom(SearchRequest.Parser.ParseFrom(call.Message).PlaceholderGroup).Placeholders[0].Type),
        ];
        Assert.Equal([PlaceholderType.FloatVector, PlaceholderType.VarChar], sent);
        Assert.Empty(generator.Batches);
    }

    [Fact]
    public async Task Another_model_of_the_same_provider_is_a_difference()
    {
        await using var server = new ModelServer();
        await server.Collection.EnsureCollectionExistsAsync();
        var definition = new VectorStoreCollectionDefinition
        {
            Properties = [new VectorStoreVectorProperty("Vector", typeof(float[]), 2).WithMilvusTextEmbedding("Text", "openai", "text-embedding-3-large")],
        };
        VectorStoreCollection<string, Note> other = server.Store.GetCollection<string, Note>("notes", definition);

        await server.Collection.EnsureCollectionExistsAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => other.EnsureCollectionExistsAsync());

        Assert.Contains(
            "it has no TextEmbedding function (provider openai, model_name text-embedding-3-large) from 'text' to 'Vector'", error.Message, StringComparison.Ordinal);
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task The_embedded_engine_has_no_models_and_refuses_by_name()
    {
        var collection = milvus.Store.GetCollection<string, Note>(milvus.Name("notes"));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => collection.EnsureCollectionExistsAsync());

        Assert.Contains("A function of type TextEmbedding (Vector_embedding)", error.Message, StringComparison.Ordinal);
        Assert.False(await collection.CollectionExistsAsync());
    }

    [Fact]
    public async Task An_older_server_is_named_before_the_call()
    {
        using var server = new ScriptedMilvus { Version = "v2.5.4" };
        server.On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse { Status = new Status { Code = 100, Reason = "collection not found" } });
        server.On(MilvusRpcs.HasCollection, _ => new BoolResponse { Status = new Status() });
        using var store = new MilvusVectorStore(server.CreateClient(), ownsClient: true);

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => store.GetCollection<string, Note>("notes").EnsureCollectionExistsAsync());

        Assert.Contains("2.6", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CreateCollection", server.Names);
    }

    [Fact]
    public void What_does_not_fit_is_refused_all_at_once()
    {
        using FakeGenerator<string> generator = new();
        var error = Assert.Throws<InvalidOperationException>(() => CollectionModels.OfDictionary(
            "c",
            new VectorStoreCollectionDefinition
            {
                Properties =
                [
                    new VectorStoreKeyProperty("Key", typeof(string)),
                    new VectorStoreDataProperty("Number", typeof(int)),
                    new VectorStoreDataProperty("Text", typeof(string)),
                    new VectorStoreVectorProperty("A", typeof(float[]), 2).WithMilvusTextEmbedding("Nothing", "openai"),
                    new VectorStoreVectorProperty("B", typeof(float[]), 2).WithMilvusTextEmbedding("Number", "openai"),
                    new VectorStoreVectorProperty("C", typeof(byte[]), 8).WithMilvusTextEmbedding("Text", "openai"),
                    new VectorStoreVectorProperty("D", typeof(float[]), 2) { EmbeddingGenerator = generator }.WithMilvusTextEmbedding("Text", "openai"),
                    new VectorStoreVectorProperty("E", typeof(float[]), 2).WithMilvusTextEmbedding("Text", "openai").WithMilvusNulls(),
                ],
            },
            null));

        foreach (string part in (string[])[
            "'A' is filled from 'Nothing', which is no property", "'B' is filled from 'Number' of type 'int'", "'C' is filled by a text embedding, whose vectors are FloatVector",
            "'D' has an embedding generator and a text embedding", "'E' is filled by a text embedding, so it cannot be null"])
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }

    public sealed class Note
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData(StorageName = "text")]
        public string Text { get; set; } = "";

        [VectorStoreVector(2), MilvusTextEmbedding(nameof(Text), "openai", "text-embedding-3-small", Params = """{"dim": "2"}""")]
        public float[]? Vector { get; set; }
    }

    /// <summary>Keeps the schema that it was given and finds one note, whatever is looked for.</summary>
    private sealed class ModelServer : IAsyncDisposable
    {
        private CollectionSchema? _schema;

        public ModelServer(MilvusVectorStoreOptions? options = null)
        {
            var success = new Status();
            var server = new ScriptedMilvus();
            server.On(MilvusRpcs.HasCollection, _ => new BoolResponse { Status = success, Value = _schema is not null });
            server.On(MilvusRpcs.CreateCollection, request => Created(CollectionSchema.Parser.ParseFrom(request.Schema)));
            server.On(MilvusRpcs.CreateIndex, _ => success);
            server.On(MilvusRpcs.DescribeIndex, _ => new DescribeIndexResponse
            {
                Status = success,
                IndexDescriptions = { new IndexDescription { FieldName = "Vector", IndexName = "Vector", State = IndexState.Finished } },
            });
            server.On(MilvusRpcs.LoadCollection, _ => success);
            server.On(MilvusRpcs.GetLoadState, _ => new GetLoadStateResponse { Status = success, State = LoadState.Loaded });
            server.On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { Status = success, Progress = 100 });
            server.On(MilvusRpcs.DescribeCollection, _ => _schema is null
                ? new DescribeCollectionResponse { Status = new Status { Code = 100, Reason = "collection not found" } }
                : new DescribeCollectionResponse { Status = success, Schema = _schema, CollectionID = 1, CollectionName = "notes" });
            server.On(MilvusRpcs.Upsert, _ => new MutationResult { Status = success, IDs = Ids(), UpsertCnt = 1, Timestamp = 2 });
            server.On(MilvusRpcs.Search, _ => new SearchResults
            {
                Status = success,
                Results = new SearchResultData { NumQueries = 1, TopK = 1, Topks = { 1 }, Ids = Ids(), PrimaryFieldName = "Key", Scores = { 0.5f } },
            });
            Calls = new RecordingHandler(server);
            Client = server.CreateClient(configure: each => each with { Handler = Calls, DisposeHandler = true, Timeout = TestServer.DefaultTimeout });
            Store = new MilvusVectorStore(Client, ownsClient: true, options);
            Collection = Store.GetCollection<string, Note>("notes");
        }

        public RecordingHandler Calls { get; }

        public MilvusClient Client { get; }

        public MilvusVectorStore Store { get; }

        public VectorStoreCollection<string, Note> Collection { get; }

        public ValueTask DisposeAsync() => Client.DisposeAsync();

        private Status Created(CollectionSchema schema)
        {
            _schema = schema;
            return new Status();
        }

        private static IDs Ids() => new() { StrId = new StringArray { Data = { "a" } } };
    }
}
