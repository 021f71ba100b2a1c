using System.Runtime.InteropServices;
using Connectors.Milvus.Client.Tests.Records.Structs;
using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Records.Structs.Articles;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Records with arrays of structs, from the insert to the search. The embedded engine has no such fields.</summary>
public sealed class StructArrayTests
{
    private readonly ScriptedCollection _collection = new();

    public StructArrayTests()
    {
        _collection.Fields.Clear();
        _collection.Fields.Add(Id);
        _collection.StructFields.Add(Chunks);
    }

    [Fact]
    public async Task Inserted_chunks_are_found_by_a_list_of_vectors()
    {
        var searches = new List<SearchRequest>();
        _collection.Server.On(MilvusRpcs.Search, request =>
        {
            searches.Add(request);
            return new SearchResults { Results = Hits(_collection.Inserts.Single().FieldsData[1], request.OutputFields) };
        });
        using var client = _collection.CreateClient();
        await client.InsertAsync(_collection.Name, new Article { Id = 7, Chunks = [Chunk("a", 1, 1, 2), Chunk("b", 2, 3, 4)] });

        var hits = (await client.SearchAsync<Article>(
            _collection.Name,
            MilvusVectors.FromLists([MilvusVectors.From([new float[] { 1, 2 }, new float[] { 3, 4 }])]),
            new() { VectorField = "Chunks[vector]", Limit = 1 }))[0];

        var hit = Assert.Single(hits);
        Assert.Equal("a 1 , b 2 ", Show(hit.Record.Chunks));
        Assert.Equal((7, 1), (hit.Id.Number, hit.ElementIndex));
        var search = Assert.Single(searches);
        Assert.Equal(["Chunks[text]", "Chunks[page]"], search.OutputFields);
        Assert.Equal("Chunks[vector]", search.SearchParams.Single(pair => pair.Key == "anns_field").Value);
        var placeholder = PlaceholderGroup.Parser.ParseFrom(search.PlaceholderGroup).Placeholders.Single();
        Assert.Equal(PlaceholderType.EmbListFloatVector, placeholder.Type);
        Assert.Equal([1, 2, 3, 4], MemoryMarshal.Cast<byte, float>(placeholder.Values.Single().Span).ToArray());
    }

    [Fact]
    public async Task Dictionaries_get_lists_of_dictionaries()
    {
        var chunks = Answer(Column([Chunk("a", 1, 1, 2)]));
        _collection.Server.On(MilvusRpcs.Query, _ => new QueryResults
        {
            PrimaryFieldName = "Id",
            FieldsData =
            {
                new FieldData { Type = DataType.Int64, FieldName = "Id", Scalars = new ScalarField { LongData = new LongArray { Data = { 7 } } } },
                chunks,
            },
        });
        using var client = _collection.CreateClient();

        var row = Assert.Single(await client.QueryAsync<Dictionary<string, object?>>(
            _collection.Name, "Id == 7", new() { Limit = 1, IncludeVectors = true }));

        var chunk = Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<Dictionary<string, object?>>>(row["Chunks"]));
        Assert.Equal(("a", 1), (chunk["text"], chunk["page"]));
        Assert.Equal([1f, 2f], Assert.IsType<float[]>(chunk["vector"]));
    }

    [Fact]
    public async Task Partial_updates_replace_the_whole_list()
    {
        var upserts = new List<UpsertRequest>();
        _collection.Server.On(MilvusRpcs.Upsert, request =>
        {
            upserts.Add(request);
            return new MutationResult { UpsertCnt = 1, IDs = new IDs { IntId = new LongArray { Data = { 7 } } } };
        });
        using var client = _collection.CreateClient();

        await client.UpsertAsync(
            _collection.Name, new Article { Id = 7, Chunks = [Chunk("c", 3, 5, 6)] }, new() { PartialUpdate = true, Fields = ["Chunks"] });

        var request = Assert.Single(upserts);
        Assert.True(request.PartialUpdate);
        Assert.Equal(Column([Chunk("c", 3, 5, 6)]), request.FieldsData[1]);
    }

    private static SearchResultData Hits(FieldData sent, IEnumerable<string> outputFields)
    {
        FieldData column = Answer(sent);
        var asked = column.StructArrays.Fields.Where(sub => outputFields.Contains(sub.FieldName)).ToList();
        column.StructArrays.Fields.Clear();
        column.StructArrays.Fields.AddRange(asked);
        return new SearchResultData
        {
            NumQueries = 1,
            TopK = 1,
            Topks = { 1 },
            Scores = { 2 },
            Ids = new IDs { IntId = new LongArray { Data = { 7 } } },
            FieldsData = { column },
            ElementIndices = new LongArray { Data = { 1 } },
            PrimaryFieldName = "Id",
        };
    }
}
