using System.Linq.Expressions;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>Documents in memory and in a collection, to ask both the same question.</summary>
public sealed class DocCollection : IAsyncLifetime
{
    private readonly Doc[] _docs = RandomDocs.Make(seed: 1, count: 200);
    private readonly TestServer _server = new();
    private readonly MilvusCollection<long, Doc> _collection;

    public DocCollection() => _collection = new MilvusCollection<long, Doc>(_server.Client, _server.UniqueName("docs"), ownsClient: false);

    public async Task InitializeAsync()
    {
        await _collection.EnsureCollectionExistsAsync();
        await _collection.UpsertAsync(_docs);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    /// <summary>
    /// Fails when the collection lets through other documents than the compiled filter. Documents that C# has no answer for,
    /// because a null is called or an element is missing, may go either way.
    /// </summary>
    internal async Task CheckAsync(Expression<Func<Doc, bool>> filter)
    {
        var compiled = filter.Compile();
        var answers = _docs.ToDictionary(doc => doc.Id, doc => Answer(compiled, doc));
        var actual = new List<long>();
        await foreach (var doc in _collection.GetAsync(filter, top: _docs.Length + 1))
            actual.Add(doc.Id);

        var expected = answers.Where(answer => answer.Value == true).Select(answer => answer.Key);
        var decided = actual.Where(id => answers[id] is not null).Order();
        Assert.True(expected.SequenceEqual(decided), $"{filter}\n{Text(filter)}\nC#: {string.Join(' ', expected)}\nMilvus: {string.Join(' ', decided)}");
    }

    private static bool? Answer(Func<Doc, bool> filter, Doc doc)
    {
        try
        {
            return filter(doc);
        }
        catch (Exception error) when (error is NullReferenceException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Text(LambdaExpression filter)
    {
        var translated = FilterTranslator.Translate(filter, DocModel.Records);
        return $"{translated.Expression}\n{string.Join(", ", translated.Parameters)}";
    }
}
